import { expect, test } from 'vitest';
import { HOUR } from '../../../shared/durations.ts';
import { entry } from '../vault/testing/vaults.ts';
import { clockAddress, offsetFromCode, offsetFromDate } from './clock-check.ts';

/** RFC 6238 Appendix B: at this time the code of eight digits is 07081804. */
const RFC_MOMENT = 1_111_111_109_000;

test.each([
  ['example.com', 'https://example.com/'],
  ['https://example.com/login?user=ann', 'https://example.com/'],
  ['http://127.0.0.1:4280/x', 'http://127.0.0.1:4280/'],
  ['http://localhost:4280', 'http://localhost:4280/'],
])('the request for %s goes to %s', (text, address) => {
  expect(clockAddress(text)).toBe(address);
});

test.each([
  '',
  'http://example.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'not a name',
  'http://127.0.0.1.example.com',
])('%j is refused', (text) => {
  expect(() => clockAddress(text)).toThrow('not a server address');
});

test('a Date header gives the offset and its accuracy', () => {
  const sentAt = Date.UTC(2026, 0, 1, 12, 0, 0);
  const check = offsetFromDate('Thu, 01 Jan 2026 12:00:40 GMT', sentAt, sentAt + 200, 'example.com');
  expect(check).toEqual({ offset: 40_400, within: 600, source: 'example.com' });
  expect(() => offsetFromDate(undefined, 0, 1, 'example.com')).toThrow('did not send the time');
  expect(() => offsetFromDate('yesterday', 0, 1, 'example.com')).toThrow('did not send the time');
});

test.each([
  ['right', 0, { offset: 0, within: 30_000 }],
  ['47 s behind', -47_000, { offset: 33_000, within: 15_000 }],
  ['two hours ahead', 2 * HOUR, { offset: -7_214_000, within: 15_000 }],
])('a pasted code shows a clock that is %s', (_name, wrong, expected) => {
  const check = offsetFromCode(entry('a', { digits: 8 }), '0708 1804', RFC_MOMENT + wrong, 'Example');
  expect(check).toMatchObject(expected);
  // The corrected time is in the time step of the code.
  if (check.offset !== 0) expect(Math.floor((RFC_MOMENT + wrong + check.offset) / 30_000)).toBe(37037036);
});

test('a code without a matching time, or an invalid code, is refused', () => {
  const account = entry('a', { digits: 8 });
  expect(() => offsetFromCode(account, '12345678', RFC_MOMENT, 'x')).toThrow(
    'matches no time within 3 hours',
  );
  expect(() => offsetFromCode(account, '1234', RFC_MOMENT, 'x')).toThrow('has 8 characters');
});
