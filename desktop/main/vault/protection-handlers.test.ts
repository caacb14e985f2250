import { describe, expect, test } from 'vitest';
import { handledVault, PASSPHRASE } from './testing/handled-vault.ts';
import { entry, RFC_SECRET } from './testing/vaults.ts';

describe('one key', () => {
  test('is shown for 30 seconds, and only with the passphrase', async () => {
    const { vault, handlers } = await handledVault();
    await vault.change(() => [entry('a')]);
    const reveal = handlers['protection:reveal'];
    await expect(reveal({ id: 'a' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(reveal({ id: 'a', passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    await expect(reveal({ id: 'z', passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'not-found' });
    expect(await reveal({ id: 'a', passphrase: PASSPHRASE })).toEqual({
      issuer: 'Example',
      account: 'a@example.com',
      secret: RFC_SECRET,
      keyUri: expect.stringContaining(`secret=${RFC_SECRET}`),
      hidesAt: Date.UTC(2026, 0, 2, 12) + 30_000,
    });
  });
});
