import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { describeQr } from './describe-qr.ts';
import { foreignCode } from './foreign-codes.ts';
import { sentencesOf } from './key-sentences/texts/every-language.ts';

const de = sentencesOf('de');

describe('a code of one app', () => {
  it.each([
    [
      'phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.com',
      'Microsoft Authenticator',
    ],
    ['microsoft-authenticator://activateAccount?code=1', 'Microsoft Authenticator'],
    ['MS-MSA://code=abc&uaid=1', 'Microsoft Authenticator'],
    ['https://login.microsoftonline.com/common/mfa/activate?code=1', 'Microsoft Authenticator'],
    ['authy://account?token=abc', 'Authy'],
    ['https://www.authy.com/install', 'Authy'],
    ['duo://abcdefghijklmnopqrst-YXBpLTEyMzQuZHVvc2VjdXJpdHkuY29t', 'Duo Mobile'],
    ['ABCDEFGHIJKLMNOPQRST-YXBpLTEyMzQuZHVvc2VjdXJpdHkuY29t', 'Duo Mobile'],
    ['https://m-12345678.duosecurity.com/activate/abc', 'Duo Mobile'],
    ['com-okta-authenticator://enroll?token=abc', 'Okta Verify'],
    ['oktaverify://email/?t=abc&f=1&s=https://example.okta.com', 'Okta Verify'],
    ['vipaccess://provision?code=1', 'Symantec VIP Access'],
    ['pingid://pair?code=123', 'PingID'],
    ['https://idpxnyl3m.pingidentity.com/pingid/pairing?activation_code=1', 'PingID'],
    ['igmobileotp://?action=secactivate&enroll=abc', 'Entrust Identity'],
    ['com.rsa.securid.iphone://ctf?ctfData=1', 'RSA Authenticator'],
    ['http://127.0.0.1/securid/ctf?ctfData=1', 'RSA Authenticator'],
    ['mobileid://activate/1', 'Mobile-ID'],
    ['pushauth://push/Example:ann?a=abc&s=abc', 'ForgeRock Authenticator'],
    ['mfauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQ', 'ForgeRock Authenticator'],
    ['fortitoken://activate/1', 'FortiToken Mobile'],
    ['{"code":"a","options":"","details_url":"https://x.test/sdk","version":1}', 'IBM Verify'],
    ['{"ver":"v6","url":"x.test","uid":"1","pch":"2"}', 'HID Approve'],
    ['lpauth://activate/1', 'LastPass Authenticator'],
    ['otpauth://yaotp/ann?secret=GEZDGNBVGY3TQOJQ', 'Yandex Key'],
    ['https://s.team/q/1/12345678901234', 'Steam'],
    ['2@AbCdEfGhIjKlMnOpQrSt,abc123+/=,def456=,ghi789=', 'WhatsApp'],
    ['https://wa.me/settings/linked_devices#2@abc', 'WhatsApp'],
    ['sgnl://linkdevice?uuid=a&pub_key=b', 'Signal'],
    ['tsdevice:/?uuid=a&pub_key=b', 'Signal'],
    ['tg://login?token=abc', 'Telegram'],
    ['https://discord.com/ra/abc', 'Discord'],
    ['https://login.weixin.qq.com/l/abc', 'WeChat'],
    ['https://line.me/R/au/lgn/sq/abc', 'LINE'],
    ['onepassword://team-account/add?email=a', '1Password'],
    ['wc:1234@2?relay-protocol=irn', 'WalletConnect'],
    ['FIDO:/0123456789012345678901234567890123456789', 'FIDO'],
    ['bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e', 'BankID'],
    ['frejaeid://bindUserToTransaction?x=1', 'Freja'],
    ['digid-app:app?data=1', 'DigiD'],
    ['eid://127.0.0.1:24727/eID-Client?tcTokenURL=1', 'AusweisApp'],
    ['openid4vp://?client_id=1', 'EU Digital Identity'],
  ])('%s is of %s', (text, app) => {
    expect(foreignCode(`  ${text}\n`)?.app).toBe(app);
    for (const { kind, sentence, instead } of [describeQr(text), describeQr(text, de)]) {
      expect(kind).toBe('foreign');
      expect(`${sentence} ${instead}`).not.toMatch(/GEZD|YXBpL|abc/);
      expect(instead?.length).toBeGreaterThan(40);
    }
  });

  it.each([
    'https://example.com/duo',
    'https://duosecurity.com.evil.test/activate/abc',
    'https://steamcommunity.com/',
    'WIFI:S:Guest;P:hunter2;;',
    'BEGIN:VCARD\nFN:Ann\nEND:VCARD',
    'otpauth://totp/Duo:ann?secret=GEZDGNBVGY3TQOJQ',
    'otpauth://totp/VIP%20Access:SYMC12345678?secret=GEZDGNBVGY3TQOJQ&issuer=Symantec',
    'steam://GEZDGNBVGY3TQOJQ',
    'an eid: text',
    '',
  ])('%j is none', (text) => {
    expect(foreignCode(text)).toBeUndefined();
  });
});

test('each row says what to choose instead', () => {
  expect(describeQr('phonefactor://activate_account?code=1')).toEqual({
    kind: 'foreign',
    sentence: 'This is a registration for Microsoft Authenticator.',
    instead:
      'Only Microsoft Authenticator can use it. On that page, choose “I want to use a different authenticator app”, and scan the code it shows then.',
  });
  expect(describeQr('oktaverify://email').instead).toContain('choose “Google Authenticator”');
  expect(describeQr('https://s.team/q/1/2').instead).toContain('only if you asked for this code yourself');
});

test('no text takes long to compare', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('2@', '{"', 'https://a', 'ABCDEFGHIJKLMNOPQRST-YXBpL'),
      fc.string({ unit: fc.constantFrom('a', ',', '{', '"', '.', '=', '/'), maxLength: 4_000 }),
      (start, rest) => {
        foreignCode(start + rest);
        // Work that grows with the square of the length would end at the limit of every test.
        for (const end of ['', '}', '.']) foreignCode(start + rest.slice(0, 20).repeat(20_000) + end);
      },
    ),
    { numRuns: 40 },
  );
});
