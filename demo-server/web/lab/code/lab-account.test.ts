import { expect, it } from 'vitest';
import { codeFor } from '../../../../shared/one-time-code.ts';
import { FIRST_ACCOUNT, FIRST_DRAFT, randomKey, readDraft } from './lab-account.ts';

it('starts with the account of the first draft', () => {
  expect(readDraft(FIRST_DRAFT)).toEqual(FIRST_ACCOUNT);
});

it('reads the fields of each type', () => {
  expect(readDraft({ ...FIRST_DRAFT, type: 'hotp', counter: '7', digits: '8', period: 'x' })).toMatchObject({
    parameters: { type: 'hotp', digits: 8 },
    counter: 7,
  });
  expect(readDraft({ ...FIRST_DRAFT, type: 'steam', algorithm: 'SHA512', digits: '9' })).toMatchObject({
    parameters: { type: 'steam', algorithm: 'SHA1', digits: 5, period: 30 },
  });
});

it.each([
  [{ time: '59' }, 59_000],
  [{ time: ' 20000000000 ' }, 20_000_000_000_000],
  [{ time: '0', type: 'steam' }, 0],
  [{ time: '５９' }, 59_000],
  [{ time: '٥٩' }, 59_000],
  [{ time: '' }, undefined],
  [{ time: 'x', type: 'hotp' }, undefined],
] as const)('reads the time of %j', (change, at) => {
  const read = readDraft({ ...FIRST_DRAFT, ...change });
  expect('at' in read ? read.at : undefined).toBe(at);
  expect(read).toHaveProperty('parameters');
});

it.each([
  [{ secret: '' }, ['secret']],
  [{ secret: 'GEZDGNBV1' }, ['secret']],
  [{ period: '0' }, ['period']],
  [{ period: '86401' }, ['period']],
  [{ time: '-1' }, ['time']],
  [{ time: '20000000001' }, ['time']],
  [{ time: '1.5' }, ['time']],
  [{ type: 'hotp', counter: '-1' }, ['counter']],
  [{ type: 'hotp', counter: '9007199254740993' }, ['counter']],
  [{ secret: '!', period: '1.5' }, ['secret', 'period']],
] as const)('says what is wrong with %j', (change, wrong) => {
  expect(readDraft({ ...FIRST_DRAFT, ...change })).toEqual({ wrong });
});

it('makes a new valid key each time', () => {
  const secret = randomKey();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(secret).not.toBe(randomKey());
  const account = readDraft({ ...FIRST_DRAFT, secret });
  expect('parameters' in account && codeFor(account.parameters, 0)).toMatch(/^[0-9]{6}$/);
});
