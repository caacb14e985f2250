import { expect, test } from 'vitest';
import { bareKeyIn } from './bare-key.ts';
import { quotable } from './quotable.ts';

test.each([
  'JBSWY3DPEHPK3PXP',
  'jbsw y3dp ehpk 3pxp',
  'JBSW-Y3DP-EHPK-3PXP',
  'Secret key: JBSWY3DPEHPK3PXP',
  'Ihr Schlüssel (Base32): jbsw y3dp\nehpk 3pxp.',
  '{"secret":"JBSWY3DPEHPK3PXP"}',
  '“JBSWY3DPEHPK3PXP”',
  '\u200bＪＢＳＷＹ３ＤＰＥＨＰＫ３ＰＸＰ===',
])('%j is a key without a name, and is not quoted', (text) => {
  expect(bareKeyIn(text)).toBe('JBSWY3DPEHPK3PXP');
  expect(quotable(text)).toBeUndefined();
});

test.each([
  'Hello there',
  'please come to the front desk',
  'JBSWY3DP',
  'JBSWY3DPEHPK3PX1',
  '',
  'https://a.test/JBSWY3DPEHPK3PXP',
])('%j is none', (text) => {
  expect(bareKeyIn(text)).toBeUndefined();
});
