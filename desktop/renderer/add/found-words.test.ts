import { describe, expect, it } from 'vitest';
import type { FoundItem, FoundReport, Searched } from '../../ipc/found.ts';
import { translator } from '../texts/translator.ts';
import { foundAdvice, foundHeadline } from './found-words.ts';

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
  tags: [],
  note: '',
  favourite: false,
  warnings: [],
  selected: true,
};
const other: FoundItem = {
  kind: 'other',
  isKey: false,
  itemId: 'o',
  title: 'Wi-Fi',
  sentence: 'No key.',
  source: 'Screen 1',
};
const SCREEN: Searched = { kind: 'screens', count: 1 };
const report = (searched: Searched, ...items: FoundItem[]): FoundReport => ({
  reportId: 'r',
  searched,
  items,
  problems: [],
  incomplete: false,
  rest: 0,
});

describe('foundHeadline', () => {
  it.each([
    [report({ kind: 'screens', count: 2 }, key, key, other), '3 codes found on 2 screens'],
    [report(SCREEN, key), '1 code found on the screen'],
    [report({ kind: 'file', name: 'invoice.png' }, key), '1 code found in invoice.png'],
    [report({ kind: 'files', count: 3 }), 'No code found in 3 files'],
    [report({ kind: 'pasted' }, other), '1 code found in the pasted text'],
  ])('counts the codes and names the place (%#)', (found, headline) => {
    expect(foundHeadline(found)).toBe(headline);
  });
  it('does not claim to have found a typed key', () => {
    expect(foundHeadline(report({ kind: 'typed' }, key))).toBe('Is this correct?');
  });
});

describe('foundAdvice', () => {
  it('asks the user to check what can be added', () => {
    expect(foundAdvice(report(SCREEN, key, other))).toBe('Check it, then add it. Nothing is saved yet.');
    expect(foundAdvice(report(SCREEN, key, key))).toBe('Check them, then add them. Nothing is saved yet.');
  });
  it('says why there is nothing to add', () => {
    expect(foundAdvice(report(SCREEN, other))).toMatch(/^It contains no key/);
    expect(foundAdvice(report(SCREEN, other, other))).toMatch(/^None of them/);
    expect(foundAdvice(report(SCREEN))).toBe('Nothing was saved.');
  });
});

describe('in German', () => {
  it('says the same in German', async () => {
    await translator.change('de');
    expect(foundHeadline(report({ kind: 'screens', count: 2 }, key, other))).toBe(
      '2 Codes auf 2 Bildschirmen gefunden',
    );
    expect(foundHeadline(report({ kind: 'file', name: 'a.png' }))).toBe('Kein Code in a.png gefunden');
    await translator.change('en');
  });
});
