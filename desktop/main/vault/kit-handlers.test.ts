import { describe, expect, test } from 'vitest';
import { handledVault, PASSPHRASE } from './testing/handled-vault.ts';
import { entry, RFC_SECRET } from './testing/vaults.ts';

describe('the recovery kit', () => {
  test('prints as parts that show no key, and is restored from them in any order', async () => {
    const from = await handledVault();
    const many = Array.from({ length: 40 }, (_, index) => entry(`entry-${index}`)).with(0, {
      ...entry('noted'),
      note: 'Printed codes:\nin the blue folder',
    });
    await from.vault.change(() => [...many, { ...entry('binned'), removedAt: 1 }]);
    const { parts, accounts } = await from.handlers['kit:make'](undefined);
    expect(accounts).toBe(40);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('')).not.toMatch(new RegExp(`${RFC_SECRET}|blue folder`));
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(660);

    const to = await handledVault('quite another one');
    const [first = '', ...rest] = parts.toReversed();
    to.scan(['https://example.com', first, first, `${first}?`]);
    expect(await to.handlers['kit:progress'](undefined)).toEqual({ have: [parts.length], of: parts.length });
    await expect(to.handlers['kit:restore']({ passphrase: PASSPHRASE })).rejects.toThrow(/missing. Scan/);
    to.scan(rest);
    expect(to.events).toContain('kit:changed');
    await expect(to.handlers['kit:restore']({ passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect(await to.handlers['kit:restore']({ passphrase: PASSPHRASE })).toEqual({ added: 40, present: 0 });
    expect(to.vault.entries()).toEqual(many);
    expect(await to.handlers['kit:progress'](undefined)).toBeUndefined();
  });

  test('does not mix with parts of another kit, and refuses an altered part', async () => {
    const { vault, handlers, scan } = await handledVault();
    await vault.change(() => Array.from({ length: 20 }, (_, index) => entry(`entry-${index}`)));
    const { parts } = await handlers['kit:make'](undefined);
    const again = (await handlers['kit:make'](undefined)).parts;
    scan([again[0] ?? '', ...parts]);
    expect(await handlers['kit:progress'](undefined)).toMatchObject({
      of: parts.length,
      have: parts.map((_, i) => i + 1),
    });
    scan([(parts[0] ?? '').replace(/.{4}$/, 'AAAA')]);
    await expect(handlers['kit:restore']({ passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'bad-backup',
    });
    await handlers['kit:discard'](undefined);
    expect(await handlers['kit:progress'](undefined)).toBeUndefined();
  });
});
