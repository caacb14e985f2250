import { describe, expect, test } from 'vitest';
import type { AccountFields, FoundAccount, PresentAccount } from '../../ipc/found.ts';
import { asRead, chosenOf, differences, firstChoices, waysFor, withForAll, withTicks } from './choices.ts';

const FIELDS: AccountFields = {
  issuer: 'GitHub',
  account: 'ann',
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  tags: ['a', 'b'],
  note: '',
  favourite: false,
};
const item = (itemId: string, selected: boolean, present?: Partial<PresentAccount>): FoundAccount => ({
  ...FIELDS,
  kind: 'account',
  itemId,
  source: 'Aegis',
  warnings: [],
  selected,
  ...(present && { present: { shares: 'account', fields: FIELDS, suggested: 'new', ...present } }),
});

const fresh = item('fresh', true);
const more = item('more', true, { merged: FIELDS, suggested: 'merge' });
const same = item('same', false, { merged: FIELDS });
const namesake = item('namesake', true, { shares: 'name' });
const all = [fresh, more, same, namesake];

describe('the choices of a review', () => {
  test('lose nothing at first', () => {
    expect(Object.fromEntries(firstChoices(all))).toEqual({
      fresh: 'new',
      more: 'merge',
      same: 'skip',
      namesake: 'new',
    });
  });

  test('offer a merge only where both make the same codes', () => {
    expect(all.map((each) => waysFor(each).includes('merge'))).toEqual([false, true, true, false]);
    expect(waysFor(fresh)).not.toContain('replace');
  });

  test('for all change only accounts with a counterpart, and never to something impossible', () => {
    const choices = withForAll(firstChoices(all), all, 'merge');
    expect(Object.fromEntries(choices)).toEqual({
      fresh: 'new',
      more: 'merge',
      same: 'merge',
      namesake: 'new',
    });
    expect(chosenOf(withForAll(choices, all, 'skip'), new Map())).toEqual([{ itemId: 'fresh', as: 'new' }]);
  });

  test('by ticks keep the choice of accounts that are ticked already', () => {
    const replaced = new Map([...firstChoices(all), ['more', 'replace'] as const]);
    expect(withTicks(replaced, all, true).get('more')).toBe('replace');
    expect(withTicks(replaced, [same], true).get('same')).toBe('new');
    expect(chosenOf(withTicks(replaced, all, false), new Map())).toEqual([]);
  });
});

test('a chosen reading of a name is shown, and saved with its account', () => {
  const names = [
    { issuer: 'Банк', account: 'ann' },
    { issuer: 'аЮМЙ', account: 'ann' },
  ];
  const read = { ...fresh, ...names[0], readings: names };
  expect(asRead(read, 1)).toMatchObject({ itemId: 'fresh', ...names[1] });
  expect(asRead(fresh, 1)).toEqual(fresh);
  const choices = firstChoices([read, more]);
  expect(chosenOf(choices, new Map([['fresh', 1]]))).toEqual([
    { itemId: 'fresh', as: 'new', reading: 1 },
    { itemId: 'more', as: 'merge' },
  ]);
});

test('differences ignore the order of tags', () => {
  const other = { ...FIELDS, tags: ['b', 'a'], note: 'x', digits: 8, account: 'Ann' };
  expect(differences(FIELDS, other)).toEqual(['account', 'digits', 'note']);
});
