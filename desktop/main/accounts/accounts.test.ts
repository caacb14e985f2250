import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../shared/durations.ts';
import type { HotpKeyUri } from '../../../shared/key-uri.ts';
import { detailsOf } from '../../account-fields.ts';
import { accountView } from '../../testing/account-view.ts';
import { entry, RFC_SECRET } from '../vault/testing/vaults.ts';
import type { Entry } from '../vault/vault.ts';
import { Accounts } from './accounts.ts';
import { COUNTER_PAUSE } from './counter-steps.ts';
import { accountsWith, RFC_MOMENT } from './testing/accounts-with.ts';

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

const idsIn = (accounts: Accounts) => accounts.list().map(({ id }) => id);

describe('the list', () => {
  test('shows names and parameters', async () => {
    const { accounts } = await accountsWith(entry('a', { digits: 8 }));
    expect(accounts.list()).toEqual([accountView('a', { account: 'a@example.com', digits: 8 })]);
  });

  test('shows the current and the next code, and the end of the step (RFC 6238 Appendix B)', async () => {
    const { accounts } = await accountsWith(entry('a', { digits: 8 }), entry('b'));
    expect(accounts.codes(['a', 'gone'])).toEqual([
      {
        id: 'a',
        code: '07081804',
        nextCode: '14050471',
        startsAt: 1_111_111_080_000,
        endsAt: 1_111_111_110_000,
      },
    ]);
  });

  test('uses the given clock', async () => {
    const { accounts, clock } = await accountsWith(entry('a', { digits: 8 }));
    clock.now = 1_111_111_111_000;
    expect(accounts.codes(['a'])[0]).toMatchObject({ code: '14050471', startsAt: 1_111_111_110_000 });
  });

  test('corrects a wrong clock for codes, but not for the countdown', async () => {
    const { accounts, clock } = await accountsWith(entry('a', { digits: 8 }));
    clock.now = RFC_MOMENT - HOUR;
    clock.offset = HOUR;
    expect(accounts.codes(['a'])[0]).toMatchObject({ code: '07081804', endsAt: 1_111_107_510_000 });
    expect(accounts.codeOf('a', 'present').code).toBe('07081804');
    expect(accounts.codeOf('a', 'next').code).toBe('14050471');
  });

  test('never contains a key', async () => {
    const { accounts } = await accountsWith(entry('a', { extra: [['secret2', RFC_SECRET]] }), hotp(3));
    await accounts.nextCounter('counted');
    expect(JSON.stringify([accounts.list(), accounts.codes(['a', 'counted'])])).not.toContain(RFC_SECRET);
  });
});

describe('copying', () => {
  test('takes the current or the next code', async () => {
    const { accounts } = await accountsWith(entry('a', { digits: 8 }));
    expect(accounts.codeOf('a', 'present')).toEqual({
      code: '07081804',
      issuer: 'Example',
      account: 'a@example.com',
      which: 'present',
    });
    expect(accounts.codeOf('a', 'next')).toMatchObject({
      code: '14050471',
      which: 'next',
      startsAt: 1_111_111_110_000,
    });
  });

  test.each([
    [5001, 'present', '07081804'],
    [5000, 'present', '07081804'],
    [4999, 'next', '14050471'],
    [1, 'next', '14050471'],
  ])('with %d ms left, the usable code is the %s one', async (left, which, code) => {
    const { accounts, clock } = await accountsWith(entry('a', { digits: 8 }));
    clock.now = 1_111_111_110_000 - left;
    expect(accounts.codeOf('a', 'usable')).toMatchObject({ which, code });
  });

  test('is refused for a removed account', async () => {
    const { accounts } = await accountsWith();
    expect(() => accounts.codeOf('a', 'present')).toThrow('no longer in the vault');
  });
});

describe('counter-based accounts', () => {
  test('show each code once, in the order of RFC 4226 Appendix D, across restarts', async () => {
    const { accounts, clock, reopen } = await accountsWith(hotp(0));
    expect(accounts.codes(['counted'])).toEqual([{ id: 'counted' }]);
    expect(() => accounts.codeOf('counted', 'present')).toThrow('Ask for a code first');
    expect((await accounts.nextCounter('counted')).code).toBe('755224');
    clock.now += COUNTER_PAUSE;
    expect((await accounts.nextCounter('counted')).code).toBe('287082');
    expect(accounts.codeOf('counted', 'present').code).toBe('287082');
    clock.now += COUNTER_PAUSE;
    expect(accounts.codes(['counted'])).toEqual([{ id: 'counted', code: '287082' }]);

    const again = new Accounts({ vault: await reopen(), now: () => 0 });
    expect((await again.nextCounter('counted')).code).toBe('359152');
  });

  test('make one step for many quick requests, at once or one after the other', async () => {
    const { accounts, clock, vault } = await accountsWith(hotp(3));
    const atOnce = await Promise.all(Array.from({ length: 8 }, () => accounts.nextCounter('counted')));
    for (let click = 0; click < 7; click += 1) {
      clock.now += 600;
      atOnce.push(await accounts.nextCounter('counted'));
    }
    expect(new Set(atOnce.map(({ code }) => code)).size).toBe(1);
    expect(atOnce[0]?.pausedUntil).toBe(RFC_MOMENT + COUNTER_PAUSE);
    expect(vault.entries()[0]?.key).toMatchObject({ counter: 4 });

    clock.now = RFC_MOMENT + COUNTER_PAUSE;
    await accounts.nextCounter('counted');
    expect(vault.entries()[0]?.key).toMatchObject({ counter: 5 });
  });

  test('do not wait longer than the pause if the clock is set back', async () => {
    const { accounts, clock, vault } = await accountsWith(hotp(0));
    await accounts.nextCounter('counted');
    clock.now -= HOUR;
    await accounts.nextCounter('counted');
    expect(vault.entries()[0]?.key).toMatchObject({ counter: 2 });
  });

  test('take a step back during the pause, once, and not over a later change', async () => {
    const { accounts, clock, vault } = await accountsWith(hotp(7), entry('a'));
    const counter = () => vault.entries().find(({ id }) => id === 'counted')?.key;
    const { code } = await accounts.nextCounter('counted');
    expect(await accounts.takeCounterBack('counted')).toEqual({ id: 'counted' });
    expect(counter()).toHaveProperty('counter', 7);
    expect(accounts.codes(['counted'])).toEqual([{ id: 'counted' }]);
    await expect(accounts.takeCounterBack('counted')).rejects.toMatchObject({ code: 'invalid-request' });

    expect((await accounts.nextCounter('counted')).code).toBe(code);
    clock.now += COUNTER_PAUSE;
    await expect(accounts.takeCounterBack('counted')).rejects.toThrow('no longer be taken back');
    expect(counter()).toHaveProperty('counter', 8);

    await accounts.nextCounter('counted');
    // Another computer made a code meanwhile.
    await vault.change(([first, ...rest]) => [
      { ...first, key: { ...(first?.key as HotpKeyUri), counter: 12 } } as Entry,
      ...rest,
    ]);
    await expect(accounts.takeCounterBack('counted')).rejects.toThrow('no longer be taken back');
    expect(counter()).toHaveProperty('counter', 12);
    await expect(accounts.takeCounterBack('a')).rejects.toMatchObject({ code: 'invalid-request' });
    await expect(accounts.takeCounterBack('gone')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('report the end of the counter', async () => {
    const { accounts } = await accountsWith(hotp(Number.MAX_SAFE_INTEGER));
    await expect(accounts.nextCounter('counted')).rejects.toThrow('reached its highest value');
  });

  test('are the only ones with a counter', async () => {
    const { accounts } = await accountsWith(entry('a'));
    await expect(accounts.nextCounter('a')).rejects.toMatchObject({ code: 'invalid-request' });
  });
});

/** An edit of `entry('a')` that changes nothing. */
const EDIT = {
  id: 'a',
  issuer: 'Example',
  account: 'a@example.com',
  secret: '',
  type: 'totp' as const,
  algorithm: 'SHA1' as const,
  digits: 6,
  period: 30,
  counter: 0,
  ...detailsOf({}),
};

describe('changing', () => {
  test('several accounts at once is one write, all or none, and can be undone', async () => {
    const { accounts, vault } = await accountsWith(entry('a'), entry('b'), entry('c'));
    let writes = 0;
    vault.onContents(() => {
      writes += 1;
    });
    const before = accounts.list().map(({ id, favourite, tags }) => ({ id, favourite, tags }));
    await accounts.arrange([
      { id: 'a', favourite: true, tags: ['Work'] },
      { id: 'c', favourite: false, tags: ['Work', 'Bank'] },
    ]);
    expect(writes).toBe(1);
    expect(accounts.list().map(({ favourite, tags }) => [favourite, tags])).toEqual([
      [true, ['Work']],
      [false, []],
      [false, ['Work', 'Bank']],
    ]);
    for (const changes of [
      [
        { id: 'b', favourite: true, tags: [] },
        { id: 'gone', favourite: true, tags: [] },
      ],
      [{ id: 'b', favourite: true, tags: ['x'.repeat(41)] }],
    ]) {
      await expect(accounts.arrange(changes)).rejects.toMatchObject({ name: 'Failure' });
    }
    expect(writes).toBe(1);
    await accounts.arrange(before);
    expect(accounts.list().map(({ id, favourite, tags }) => ({ id, favourite, tags }))).toEqual(before);

    await accounts.removeTogether(['a', 'c']);
    expect(idsIn(accounts)).toEqual(['b']);
    await expect(accounts.restoreTogether(['a', 'b'])).rejects.toMatchObject({ code: 'not-found' });
    await accounts.restoreTogether(['a', 'c']);
    expect(idsIn(accounts)).toEqual(['a', 'b', 'c']);
  });

  test('an account over a limit is possible, as long as that field is not changed', async () => {
    const long = 'x'.repeat(300);
    const { accounts } = await accountsWith(entry('a', { issuer: long }));
    expect(await accounts.edit({ ...EDIT, issuer: long, account: 'bob' })).toMatchObject({
      issuer: long,
      account: 'bob',
    });
    await expect(accounts.edit({ ...EDIT, issuer: `${long}y` })).rejects.toThrow('issuer is too long');
    await expect(accounts.edit({ ...EDIT, issuer: long, note: 'n'.repeat(2_001) })).rejects.toThrow(
      'note is too long',
    );
    expect(await accounts.edit({ ...EDIT, issuer: 'short' })).toMatchObject({ issuer: 'short' });
  });

  test('a name with characters that turn the reading direction cleans it', async () => {
    const { accounts, vault } = await accountsWith(entry('a', { issuer: 'Ba\u202Enk' }));
    expect(await accounts.edit({ ...EDIT, issuer: 'Bank', tags: ['Work'] })).toMatchObject({
      issuer: 'Bank',
    });
    expect(vault.entries()[0]?.key.issuer).toBe('Bank');
  });

  test('the name removes the issuer of the old label', async () => {
    const { accounts, vault } = await accountsWith(entry('a', { labelIssuer: 'Old' }));
    await accounts.edit({ ...EDIT, favourite: true });
    expect(vault.entries()[0]?.key).toHaveProperty('labelIssuer', 'Old');
    await accounts.edit({ ...EDIT, issuer: 'New', account: 'bob' });
    expect(vault.entries()[0]?.key).toMatchObject({ issuer: 'New', account: 'bob', secret: RFC_SECRET });
    expect(vault.entries()[0]?.key).not.toHaveProperty('labelIssuer');
  });

  test('everything keeps parameters that the format does not define', async () => {
    const { accounts, vault } = await accountsWith(entry('a', { extra: [['image', 'https://example.com']] }));
    const edited = await accounts.edit({
      ...EDIT,
      type: 'hotp',
      algorithm: 'SHA256',
      digits: 8,
      counter: 7,
      tags: ['Work', 'Home'],
      note: 'Printed codes:\nin the safe',
    });
    expect(edited).toMatchObject({ type: 'hotp', digits: 8, counter: 7, tags: ['Work', 'Home'] });
    expect(edited.note).toBe('Printed codes:\nin the safe');
    expect(vault.entries()[0]?.key).toEqual({
      type: 'hotp',
      issuer: 'Example',
      account: 'a@example.com',
      secret: RFC_SECRET,
      algorithm: 'SHA256',
      digits: 8,
      counter: 7,
      extra: [['image', 'https://example.com']],
    });
  });

  test('the note stays through the bin, a restore and other changes', async () => {
    const { accounts, reopen } = await accountsWith(entry('a'));
    await accounts.edit({ ...EDIT, note: 'Printed codes:\nin the safe' });
    await accounts.setFavourite('a', true);
    await accounts.remove('a');
    expect(await accounts.restore('a')).toMatchObject({ note: 'Printed codes:\nin the safe' });
    expect((await reopen()).entries()[0]).toMatchObject({ note: 'Printed codes:\nin the safe' });
  });

  test('the key changes the codes, and an invalid key is refused', async () => {
    const { accounts } = await accountsWith(entry('a'));
    const before = accounts.codeOf('a', 'present').code;
    await accounts.edit({ ...EDIT, secret: 'jbsw y3dp ehpk 3pxp' });
    expect(accounts.codeOf('a', 'present').code).not.toBe(before);
    await expect(accounts.edit({ ...EDIT, secret: 'JBSW0' })).rejects.toMatchObject({ code: 'bad-key' });
    await expect(accounts.edit({ ...EDIT, issuer: '', account: '' })).rejects.toThrow('Enter an issuer');
  });

  test('the list adds all accounts or none', async () => {
    const { accounts, vault, folder, reopen } = await accountsWith(entry('a'));
    const before = await readFile(join(folder, 'vault.json'), 'utf8');
    let made = 0;
    const failing = () => {
      made += 1;
      if (made === 2) throw new Error('no more ids');
      return `new-${made}`;
    };
    const keys = ['x', 'y'].map((id) => ({ account: { key: entry(id).key }, as: 'new' as const }));
    await expect(accounts.bringIn(keys, failing)).rejects.toThrow('no more ids');
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe(before);
    made = 2;
    await accounts.bringIn(keys, failing);
    expect(vault.entries().map(({ id }) => id)).toEqual(['a', 'new-3', 'new-4']);
    expect((await reopen()).entries()).toHaveLength(3);
  });
});

describe('the bin', () => {
  test('keeps a removed account for 30 days, and restores it to its place', async () => {
    const { accounts, clock } = await accountsWith(entry('a'), entry('b'), entry('c'));
    clock.now = 100 * DAY;
    await accounts.remove('b');
    expect(idsIn(accounts)).toEqual(['a', 'c']);
    expect(() => accounts.codeOf('b', 'present')).toThrow('no longer in the vault');
    expect(accounts.bin()).toEqual([
      { id: 'b', issuer: 'Example', account: 'b@example.com', removedAt: 100 * DAY, goesAt: 130 * DAY },
    ]);
    clock.now = 130 * DAY - 1;
    await accounts.restore('b');
    expect(idsIn(accounts)).toEqual(['a', 'b', 'c']);
    await expect(accounts.restore('b')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('deletes an account by a removal a day after another one found its 30 days to be over', async () => {
    const { accounts, vault, clock } = await accountsWith(entry('a'), entry('b'), entry('c'));
    clock.now = 100 * DAY;
    await accounts.remove('a');
    clock.now = 130 * DAY;
    await accounts.remove('b');
    expect(accounts.bin().map(({ id }) => id)).toEqual(['b', 'a']);
    clock.now = 131 * DAY;
    await accounts.remove('c');
    expect(vault.entries().map(({ id }) => id)).toEqual(['b', 'c']);
  });

  test('permanently deletes only accounts in the bin', async () => {
    const { accounts, vault } = await accountsWith(entry('a'), entry('b'));
    await accounts.remove('a');
    await accounts.purge(['a', 'b']);
    expect(vault.entries()).toEqual([entry('b')]);
  });
});

describe('the custom order', () => {
  test('loses and doubles no account, for any move', async () => {
    const ids = ['a', 'b', 'c', 'd'];
    const { accounts } = await accountsWith(...ids.map((id) => entry(id)));
    const some = fc.constantFrom(...ids);
    await fc.assert(
      fc.asyncProperty(some, fc.option(some, { nil: undefined }), async (id, before) => {
        const rest = idsIn(accounts).filter((other) => other !== id);
        const was = idsIn(accounts);
        await accounts.move(id, before);
        const now = idsIn(accounts);
        expect(now.filter((other) => other !== id)).toEqual(rest);
        if (id === before) expect(now).toEqual(was);
        else expect(now[now.indexOf(id) + 1]).toBe(before);
      }),
      { numRuns: 40 },
    );
  });
});
