import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';
import { networkOf } from './network.ts';

test('IPv6 addresses count per /64 network, IPv4 addresses one by one', () => {
  const cases = [
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
  ];
  for (const [address = '', network] of cases) expect(networkOf(address)).toBe(network);
});

test('the lower half of an IPv6 address does not change its network', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
  fc.assert(
    fc.property(
      fc.tuple(group, group, group, group),
      fc.tuple(group, group, group, group),
      (upper, lower) => {
        expect(networkOf([...upper, ...lower].join(':'))).toBe(
          networkOf([...upper, '0', '0', '0', '1'].join(':')),
        );
      },
    ),
  );
});

test('without trusted proxies, X-Forwarded-For is not read', () => {
  expect(clientAddress('192.0.2.7', '203.0.113.9', 0)).toBe('192.0.2.7');
  expect(clientAddress('::ffff:192.0.2.7', '', 0)).toBe('192.0.2.7');
});

test('with n trusted proxies, the nth address from the end is the client', () => {
  const header = '10.9.9.9, 203.0.113.9, 198.51.100.2';
  expect(clientAddress('192.0.2.7', header, 1)).toBe('198.51.100.2');
  expect(clientAddress('192.0.2.7', header, 2)).toBe('203.0.113.9');
  // With fewer addresses than proxies, the farthest known one counts.
  expect(clientAddress('192.0.2.7', '203.0.113.9', 2)).toBe('203.0.113.9');
  expect(clientAddress('192.0.2.7', '', 1)).toBe('192.0.2.7');
});

test('accepts ports and brackets in the header, and ignores nonsense', () => {
  expect(clientAddress('192.0.2.7', '203.0.113.9:4711', 1)).toBe('203.0.113.9');
  expect(clientAddress('192.0.2.7', '[2001:DB8::1]:443', 1)).toBe('2001:db8::1');
  expect(clientAddress('192.0.2.7', '::ffff:203.0.113.9', 1)).toBe('203.0.113.9');
  for (const nonsense of ['unknown', '_hidden', '"', '1.2.3', ',,,', 'a'.repeat(5000)]) {
    expect(clientAddress('192.0.2.7', nonsense, 1)).toBe('192.0.2.7');
  }
});
