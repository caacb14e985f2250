import { expect, it } from 'vitest';
import { base32FromBytes, bytesFromBase32 } from './base32.ts';

it.each([
  'JBSWY3DPEHPK3PXP',
  'jbsw y3dp-ehpk 3pxp',
  'JBSWY3DPEHPK3PXP====',
  'ＪＢＳＷ　Ｙ３ＤＰ－ＥＨＰＫ　３ｐｘｐ',
])('reads %s as people write it', (typed) => {
  expect(base32FromBytes(bytesFromBase32(typed))).toBe('JBSWY3DPEHPK3PXP');
});
