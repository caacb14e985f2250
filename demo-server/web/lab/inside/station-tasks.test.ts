import { expect, it } from 'vitest';
import { checkBase32, checkHmac, checkLookAhead, checkModulo, checkOffset } from './station-tasks.ts';

it.each([
  [checkBase32, '26 characters', 'right'],
  [checkBase32, '25', 'rounded'],
  [checkBase32, '32', 'padded'],
  [checkBase32, '25.6', 'wrong'],
  [checkHmac, '84 Bytes', 'right'],
  [checkHmac, 'twenty', 'onlyHash'],
  [checkHmac, '64', 'onlyBlock'],
  [checkHmac, '72', 'firstHash'],
  [checkHmac, '104', 'wrong'],
  [checkOffset, 'Byte 10', 'right'],
  [checkOffset, 'ten', 'right'],
  [checkOffset, 'a', 'hex'],
  [checkOffset, '0x0A', 'hex'],
  [checkOffset, '5', 'highBits'],
  [checkOffset, '90', 'wholeByte'],
  [checkOffset, 'a byte', 'wrong'],
  [checkModulo, '22', 'right'],
  [checkModulo, '21', 'floor'],
  [checkModulo, '21.47', 'wrong'],
  [checkLookAhead, '25', 'right'],
  [checkLookAhead, '24', 'offByOne'],
  [checkLookAhead, '26', 'outside'],
  [checkLookAhead, '', 'wrong'],
] as const)('%o: %j is %s', (check, answer, result) => {
  expect(check(answer)).toBe(result);
});
