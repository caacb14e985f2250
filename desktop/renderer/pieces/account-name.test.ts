import { expect, it } from 'vitest';
import { fullName, listNames, nameLines, shortName } from './account-name.ts';

const named = (issuer: string, account = '') => ({ issuer, account });

it('uses the issuer as the name, or the account if there is no issuer', () => {
  expect(shortName(named('GitHub', 'ann'))).toBe('GitHub');
  expect(shortName(named('', 'ann'))).toBe('ann');
  expect(shortName(named(''))).toBe('Unnamed account');
});

it('never shows the same name on both lines', () => {
  expect(nameLines(named('GitHub', 'ann'))).toEqual({ first: 'GitHub', second: 'ann' });
  expect(nameLines(named('', 'ann'))).toEqual({ first: 'ann', second: '' });
});

it('tells the accounts of one issuer apart', () => {
  expect(fullName(named('GitHub', 'ann'))).toBe('GitHub, ann');
  expect(fullName(named('GitHub'))).toBe('GitHub');
  expect(fullName(named('', 'ann'))).toBe('ann');
});

it.each([
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
  [['A', 'B', 'C', 'D', 'E'], 'A, B and 3 more'],
])('lists %j as %s', (issuers, text) => {
  expect(listNames(issuers.map((issuer) => named(issuer)))).toBe(text);
});
