import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HotpKeyUri } from '../../shared/key-uri.ts';
import { Accounts } from './accounts.ts';
import { entry, memoryKeyStore, RFC_SECRET, temporaryFolder } from './vault/testing.ts';
import { type Entry, Vault } from './vault/vault.ts';

/** A moment of RFC 6238 Appendix B: time step 37037036, code 07081804 with eight digits. */
const RFC_MOMENT = 1_111_111_109_000;

const hotp = (counter: number): Entry => ({
  id: 'counted',
  addedAt: 0,
  key: {
    type: 'hotp',
    issuer: 'Example',
    account: 'ann',
    secret: RFC_SECRET,
    algorithm: 'SHA1',
    digits: 6,
    counter,
    extra: [],
  } satisfies HotpKeyUri,
});

async function accountsWith(...entries: Entry[]) {
  const parts = { folder: await temporaryFolder(), keyStore: memoryKeyStore(), now: () => 0 };
  const vault = await Vault.open(parts);
  await vault.create();
  await vault.change(() => entries);
  const clock = { now: RFC_MOMENT };
  const accounts = new Accounts(vault, () => clock.now);
  return { accounts, vault, clock, reopen: () => Vault.open(parts), folder: parts.folder };
}

const idsIn = (accounts: Accounts) => accounts.list().map(({ id }) => id);

describe('the list', () => {
  test('shows the present and the next code, and when the step ends (RFC 6238 Appendix B)', async () => {
    const { accounts } = await accountsWith(entry('a', { digits: 8 }));
    expect(accounts.list()).toEqual([
      {
        id: 'a',
        issuer: 'Example',
        account: 'a@example.com',
        type: 'totp',
        algorithm: 'SHA1',
        digits: 8,
        period: 30,
        code: '07081804',
        nextCode: '14050471',
        startsAt: 1_111_111_080_000,
        endsAt: 1_111_111_110_000,
      },
    ]);
  });

  test('follows the clock it is given', async () => {
    const { accounts, clock } = await accountsWith(entry('a', { digits: 8 }));
    clock.now = 1_111_111_111_000;
    expect(accounts.list()[0]).toMatchObject({ code: '14050471', startsAt: 1_111_111_110_000 });
  });

  test('never holds a key', async () => {
    const { accounts } = await accountsWith(entry('a', { extra: [['secret2', RFC_SECRET]] }), hotp(3));
    await accounts.nextCounter('counted');
    expect(JSON.stringify(accounts.list())).not.toContain(RFC_SECRET);
  });
});

describe('copying', () => {
  test('takes the present or the next code', async () => {
    const { accounts } = await accountsWith(entry('a', { digits: 8 }));
    expect(accounts.codeOf('a', 'present')).toEqual({
      code: '07081804',
      issuer: 'Example',
      account: 'a@example.com',
    });
    expect(accounts.codeOf('a', 'next').code).toBe('14050471');
  });

  test('of an account that is gone is refused', async () => {
    const { accounts } = await accountsWith();
    expect(() => accounts.codeOf('a', 'present')).toThrow('no longer in the vault');
  });
});

describe('counter-based accounts', () => {
  test('show each code once, in the order of RFC 4226 Appendix D, across restarts', async () => {
    const { accounts, reopen } = await accountsWith(hotp(0));
    expect(accounts.list()[0]).not.toHaveProperty('code');
    expect(() => accounts.codeOf('counted', 'present')).toThrow('Ask for a code first');
    expect((await accounts.nextCounter('counted')).code).toBe('755224');
    expect((await accounts.nextCounter('counted')).code).toBe('287082');
    expect(accounts.codeOf('counted', 'present').code).toBe('287082');
    expect(accounts.list()[0]?.code).toBe('287082');

    const again = new Accounts(await reopen(), () => 0);
    expect((await again.nextCounter('counted')).code).toBe('359152');
  });

  test('asked twice at once give two codes', async () => {
    const { accounts } = await accountsWith(hotp(0));
    await Promise.all([accounts.nextCounter('counted'), accounts.nextCounter('counted')]);
    expect((await accounts.nextCounter('counted')).code).toBe('359152');
  });

  test('at the end of the counter say so', async () => {
    const { accounts } = await accountsWith(hotp(Number.MAX_SAFE_INTEGER));
    await expect(accounts.nextCounter('counted')).rejects.toThrow('reached its end');
  });

  test('are the only ones with a counter', async () => {
    const { accounts } = await accountsWith(entry('a'));
    await expect(accounts.nextCounter('a')).rejects.toMatchObject({ code: 'invalid-request' });
  });
});

describe('changing', () => {
  test('renames, and drops the issuer the old label named', async () => {
    const { accounts, vault } = await accountsWith(entry('a', { labelIssuer: 'Old' }));
    await accounts.rename({ id: 'a', issuer: 'New', account: 'bob' });
    expect(vault.entries()[0]?.key).toMatchObject({ issuer: 'New', account: 'bob', secret: RFC_SECRET });
    expect(vault.entries()[0]?.key).not.toHaveProperty('labelIssuer');
  });

  test('refuses a name with nothing in it', async () => {
    const { accounts } = await accountsWith(entry('a'));
    await expect(accounts.rename({ id: 'a', issuer: '', account: '' })).rejects.toThrow('Type an issuer');
  });

  test('removes, and brings back to the same place', async () => {
    const { accounts, reopen } = await accountsWith(entry('a'), entry('b'), entry('c'));
    await accounts.remove('b');
    expect(idsIn(accounts)).toEqual(['a', 'c']);
    expect((await reopen()).entries()).toEqual([entry('a'), entry('c')]);
    await accounts.restore('b');
    expect(idsIn(accounts)).toEqual(['a', 'b', 'c']);
    expect((await reopen()).entries()).toEqual([entry('a'), entry('b'), entry('c')]);
    await expect(accounts.restore('b')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('brings nothing back after a lock', async () => {
    const { accounts } = await accountsWith(entry('a'));
    await accounts.remove('a');
    accounts.forget();
    await expect(accounts.restore('a')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('adds all or none', async () => {
    const { accounts, vault, folder, reopen } = await accountsWith(entry('a'));
    const before = await readFile(join(folder, 'vault.json'), 'utf8');
    let made = 0;
    const failing = () => {
      made += 1;
      if (made === 2) throw new Error('no more ids');
      return `new-${made}`;
    };
    const keys = [entry('x').key, entry('y').key];
    await expect(accounts.add(keys, failing)).rejects.toThrow('no more ids');
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe(before);
    made = 2;
    await accounts.add(keys, failing);
    expect(vault.entries().map(({ id }) => id)).toEqual(['a', 'new-3', 'new-4']);
    expect((await reopen()).entries()).toHaveLength(3);
  });
});
