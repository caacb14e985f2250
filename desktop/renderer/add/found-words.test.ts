import { describe, expect, it } from 'vitest';
import type { FoundItem, FoundReport } from '../../ipc-contract.ts';
import { addLabel, foundAdvice, foundHeadline } from './found-words.ts';

const key: FoundItem = {
  kind: 'account',
  itemId: 'k',
  issuer: 'GitHub',
  account: 'ann',
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  source: 'Screen 1',
  warnings: [],
  selected: true,
};
const other: FoundItem = {
  kind: 'other',
  itemId: 'o',
  title: 'Wi-Fi',
  sentence: 'No key.',
  source: 'Screen 1',
};
const report = (lookedAt: string, ...items: FoundItem[]): FoundReport => ({
  reportId: 'r',
  lookedAt,
  items,
  problems: [],
  incomplete: false,
});

describe('foundHeadline', () => {
  it.each([
    [report('2 screens', key, key, other), '3 codes found on 2 screens'],
    [report('1 screen', key), '1 code found on 1 screen'],
    [report('invoice.png', key), '1 code found in invoice.png'],
    [report('big screens.png'), 'No code found in big screens.png'],
    [report('the pasted text', other), '1 code found in the pasted text'],
  ])('%#', (found, headline) => {
    expect(foundHeadline(found, 'screens')).toBe(headline);
  });
  it('does not claim to have found what was typed', () => {
    expect(foundHeadline(report('the key you typed', key), 'typed')).toBe('Is this right?');
  });
});

describe('foundAdvice', () => {
  it('asks to check what can be added', () => {
    expect(foundAdvice(report('1 screen', key, other))).toBe('Check it, then add. Nothing is saved yet.');
    expect(foundAdvice(report('1 screen', key, key))).toBe('Check them, then add. Nothing is saved yet.');
  });
  it('says why there is nothing to add', () => {
    expect(foundAdvice(report('1 screen', other))).toMatch(/^It holds no key/);
    expect(foundAdvice(report('1 screen', other, other))).toMatch(/^None of them/);
    expect(foundAdvice(report('1 screen'))).toBe('Nothing was saved.');
  });
});

it('counts on the button', () => {
  expect([0, 1, 2].map(addLabel)).toEqual(['Add 0 accounts', 'Add 1 account', 'Add 2 accounts']);
});
