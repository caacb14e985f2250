import { expect, it } from 'vitest';
import { checkCode, checkGuesses, checkStep, checkUri } from './tasks.ts';

it.each([
  ['081804', 'right'],
  [' 081 804 ', 'right'],
  ['081,804', 'right'],
  ['It is 081804.', 'right'],
  ['81804', 'no-zero'],
  ['81.804', 'no-zero'],
  ['907081', 'first-digits'],
  ['1804', 'wrong'],
  ['081804 or 907081', 'wrong'],
  ['', 'wrong'],
] as const)('the code %j is %s', (answer, result) => {
  expect(checkCode(answer)).toBe(result);
});

it.each([
  ['37037036', 'right'],
  ['37.037.036', 'right'],
  ['37037037', 'rounded-up'],
  ['37037036.97', 'wrong'],
] as const)('the step %j is %s', (answer, result) => {
  expect(checkStep(answer)).toBe(result);
});

it.each([
  ['otpauth://totp/Harbour%20Library:ann@example.test?secret=JBSWY3DPEHPK3PXP&digits=8', []],
  [
    'otpauth://totp/Harbour%20Library:ann%40example.test?secret=jbswy3dpehpk3pxp&issuer=Harbour%20Library&digits=8',
    [],
  ],
  [
    'otpauth://totp/Harbour%20Library:ann@example.test?secret=JBSWY3DPEHPK3PXP&digits=8&algorithm=SHA1&period=30',
    [],
  ],
  [
    'otpauth://totp/Harbour%20Library:ann@example.test?secret=JBSWY3DPEHPK3PXP&digits=8&period=60&algorithm=SHA512',
    ['algorithm', 'period'],
  ],
  ['otpauth://totp/Harbour Library:ann@example.test?secret=JBSWY3DPEHPK3PXP&digits=8', ['spaces']],
  [
    'otpauth://totp/Harbour%20Library:ann@example.test?secret=JBSWY3DPEHPK3PXP&issuer=Harbour+Library&digits=8',
    ['spaces'],
  ],
  ['otpauth://totp/ann@example.test?secret=JBSWY3DPEHPK3PXP', ['issuer', 'digits']],
  [
    'otpauth://hotp/Harbour%20Library:bob?secret=JBSWY3DPEHPK3PXQ&digits=8&counter=0',
    ['type', 'account', 'secret'],
  ],
  ['https://example.test', 'unreadable'],
  ['', 'unreadable'],
] as const)('the key URI %j: %j', (answer, result) => {
  expect(checkUri(answer)).toEqual(result);
});

it('eleven guesses are possible in an hour', async () => {
  expect(await checkGuesses('11')).toBe(true);
  expect(await checkGuesses('12')).toBe(false);
});
