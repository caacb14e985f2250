import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeQr } from './describe-qr.ts';

describe('describeQr', () => {
  it.each([
    ['WIFI:T:WPA;S:Guest;P:hunter2;;', 'wifi', 'a Wi-Fi network, “Guest”'],
    ['WIFI:P:S:trap;S:Caf\\;e;;', 'wifi', 'a Wi-Fi network, “Caf;e”'],
    ['https://example.com/login?token=abc', 'web', 'a web address, “example.com”'],
    ['http://[broken', 'web', 'a web address'],
    ['otpauth-migration://offline?data=abc', 'migration', 'an export from Google Authenticator'],
    ['countersign-kit:1:00000000:1:2:AAAA', 'recovery-kit', 'a part of a Countersign recovery kit'],
    ['MECARD:N:Doe,Ann;TEL:123;;', 'contact', 'a contact, “Doe,Ann”'],
    ['BEGIN:VCARD\nFN:Ann\nEND:VCARD', 'contact', 'a contact'],
    ['mailto:ann@example.com', 'email', 'an email address'],
    ['tel:+123', 'phone', 'a phone number'],
    ['geo:1,2', 'place', 'a place on a map'],
    ['javascript:alert(1)', 'link', 'a link of the type “javascript:”'],
    ['BCD\n002\n1\nSCT', 'payment', 'a bank transfer'],
    ['Hello there', 'text', 'a text, “Hello there”'],
    ['  ', 'empty', 'an empty code'],
  ])('describes %j', (text, kind, what) => {
    expect(describeQr(text)).toEqual({ kind, what });
  });

  it('quotes no password, no control or direction characters, and only the start of a long text', () => {
    expect(describeQr('WIFI:T:WPA;S:Guest;P:hunter2;;').what).not.toContain('hunter2');
    expect(describeQr('evil\u202Etxt\u0007').what).toBe('a text, “eviltxt”');
    expect(describeQr('word '.repeat(4000)).what.length).toBeLessThan(60);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'WIFI:S:', 'http://', 'MECARD:N:'),
        (text, prefix) => {
          expect(describeQr(prefix + text).what.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
