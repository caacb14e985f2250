import { describe, expect, test } from 'vitest';
import { CodeClipboard } from '../clipboard/clipboard.ts';
import { MemoryClipboard } from '../clipboard/testing/memory-clipboard.ts';
import { entry } from '../vault/testing/vaults.ts';
import type { Entry } from '../vault/vault.ts';
import { CodeCopier } from './copy-code.ts';
import { accountsWith, RFC_MOMENT } from './testing/accounts-with.ts';

async function copierOf(...entries: Entry[]) {
  const { accounts, clock } = await accountsWith(...entries);
  const used: string[] = [];
  const system = new MemoryClipboard();
  const clipboard = new CodeClipboard(
    system,
    () => clock.now,
    () => 30_000,
  );
  let steps = 0;
  const copier = new CodeCopier({
    accounts,
    clipboard,
    uses: { record: (id) => void used.push(id) },
    onStep: () => {
      steps += 1;
    },
  });
  return { copier, used, copied: () => system.text, steps: () => steps };
}

const named = (id: string, issuer: string, more: Partial<Entry> = {}): Entry => ({
  ...entry(id, { issuer, digits: 8 }),
  ...more,
});
const counted: Entry = {
  id: 'counted',
  addedAt: 0,
  key: { ...entry('counted').key, type: 'hotp', counter: 0 } as Entry['key'],
};

describe('copying', () => {
  test('copies the code and records the use', async () => {
    const { copier, used, copied } = await copierOf(entry('a', { digits: 8 }));
    expect(await copier.copy('a', 'present')).toEqual({
      issuer: 'Example',
      account: 'a@example.com',
      which: 'present',
      clearsAt: RFC_MOMENT + 30_000,
    });
    expect(copied()).toBe('07081804');
    expect(used).toEqual(['a']);
  });

  test('copies and records nothing for a removed account', async () => {
    const { copier, used, copied } = await copierOf(entry('a'));
    await expect(copier.copy('gone', 'present')).rejects.toMatchObject({ code: 'not-found' });
    expect([copied(), used]).toEqual(['', []]);
  });

  test('takes the next code if the current one is about to expire, and a new code of a counter', async () => {
    const { copier, used, copied, steps } = await copierOf(entry('a', { digits: 8 }), counted);
    // The time step of RFC_MOMENT ends in one second.
    expect((await copier.copyUsable('a')).which).toBe('next');
    expect(copied()).toBe('14050471');
    expect(steps()).toBe(0);
    await copier.copyUsable('counted');
    expect(copied()).toBe('755224');
    // The list in the window shows the new code, too.
    expect(steps()).toBe(1);
    // A second press of Enter copies the same code.
    await copier.copyUsable('counted');
    expect(copied()).toBe('755224');
    expect(used).toEqual(['a', 'counted', 'counted']);
  });
});

describe('copying by words', () => {
  const accounts = [
    named('git', 'GitHub'),
    named('lab', 'GitLab', { tags: ['work'] }),
    named('mail', 'Fastmail', { note: 'Recovery codes: see the GitHub page, and the blue folder' }),
  ];

  test.each([
    ['github', 'git'],
    ['WORK', 'lab'],
    ['blue folder', 'mail'],
  ])('%j matches one account', async (words, id) => {
    const { copier, used } = await copierOf(...accounts);
    expect(await copier.copyByWords(words)).toMatchObject({ query: words, copied: { which: 'next' } });
    expect(used).toEqual([id]);
  });

  test.each(['git', 'nothing', 'example'])('%j opens the palette', async (words) => {
    const { copier, used } = await copierOf(...accounts);
    expect(await copier.copyByWords(words)).toEqual({ query: words });
    expect(used).toEqual([]);
  });
});
