import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeQr } from './describe-qr.ts';

describe('describeQr', () => {
  it.each([
    ['WIFI:T:WPA;S:Guest;P:hunter2;;', 'wifi', 'This is a Wi-Fi network: “Guest”.'],
    ['WIFI:P:S:trap;S:Caf\\;e;;', 'wifi', 'This is a Wi-Fi network: “Caf;e”.'],
    ['https://example.com/login?token=abc', 'web', 'This is a web address: “example.com”.'],
    ['http://[broken', 'web', 'This is a web address.'],
    ['otpauth-migration://offline?data=abc', 'migration', 'This is an export from Google Authenticator.'],
    ['countersign-kit:1:00000000:1:2:AAAA', 'recovery-kit', 'This is a part of a Countersign recovery kit.'],
    ['MECARD:N:Doe,Ann;TEL:123;;', 'contact', 'This is a contact: “Doe,Ann”.'],
    ['BEGIN:VCARD\nFN:Ann\nEND:VCARD', 'contact', 'This is a contact.'],
    ['mailto:ann@example.com', 'email', 'This is an email address.'],
    ['tel:+123', 'phone', 'This is a phone number.'],
    ['geo:1,2', 'place', 'This is a place on a map.'],
    ['javascript:alert(1)', 'link', 'This is a link of the type “javascript:”.'],
    ['BCD\n002\n1\nSCT', 'payment', 'This is a bank transfer.'],
    ['Hello there', 'text', 'This is a text: “Hello there”.'],
    ['  ', 'empty', 'This is an empty code.'],
  ])('describes %j', (text, kind, sentence) => {
    expect(describeQr(text)).toEqual({ kind, sentence });
  });

  it('quotes no password, no control or direction characters, and only the start of a long text', () => {
    expect(describeQr('WIFI:T:WPA;S:Guest;P:hunter2;;').sentence).not.toContain('hunter2');
    expect(describeQr('evil\u202Etxt\u0007').sentence).toBe('This is a text: “eviltxt”.');
    expect(describeQr('word '.repeat(4000)).sentence.length).toBeLessThan(70);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'WIFI:S:', 'http://', 'MECARD:N:'),
        (text, prefix) => {
          expect(describeQr(prefix + text).sentence.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
