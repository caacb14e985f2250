import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeQr } from './describe-qr.ts';
import { KeyUriError, parseKeyUri } from './key-uri.ts';
import { MigrationError, readMigration } from './migration.ts';
import { quotable, quotableName } from './quotable.ts';
import { disguised, partOfKey, someKey } from './testing/disguises.ts';

describe('quotable', () => {
  it.each([
    'Hello there',
    'Bitte zum Empfang gehen',
    'accounts.google.com',
    'javascript',
    'MD5',
    'noon',
    '５',
    'キーホルダーを受け取る',
    'Большой театр, вход слева',
  ])('%j is', (text) => {
    expect(quotable(text)).toBe(text.normalize('NFKC'));
  });

  it.each([
    'JBSWY3DPEHPK3PXP',
    'jbsw y3dp ehpk 3pxp',
    'abcd efgh ijkl mnop',
    'ABCDEFGHIJ klm',
    'J B S W Y 3 D P E H P K',
    'Your password is hunter',
    'seed: abandon ability able',
    'Mein Schlüssel liegt hier',
    '123456',
    'Your number is 123 456',
    'otp&#97;uth://totp/x',
    'ｏｔｐａｕｔｈ：／／totp',
    'K&#69;Y of ann',
    '🅹🅱🆂🆆🆈 🅳🅿🅴',
    '🇯🇧🇸🇼🇾',
    '',
    '\u200b',
  ])('%j is not', (text) => {
    expect(quotable(text)).toBeUndefined();
  });
});

describe('quotableName', () => {
  it.each([
    'IMG_20261129_123456.png',
    'Bildschirmfoto vom 29.11.2026 um 12.34.56.png',
    'screenshot-github-2fa-setup.png',
    'ann.margarethe.1985@example.com',
    'Bundesministerium',
    'Keycloak',
    'Банк Возрождение 2026',
    'Τράπεζα Πειραιώς',
    '2026-11-29 12.34.56 (2).png',
    'Nguyễn Thị Minh Khai',
    '🇩🇪 Deutsche Bank',
  ])('%j is', (name) => {
    expect(quotableName(name)).toBe(name);
  });

  it.each([
    'JBSWY3DPEHPK3PXP.png',
    'jbsw-y3dp-ehpk-3pxp.png',
    'otpauth___totp_x_secret=JBSWY3DPEHPK3PXP.png',
    'otpauth%3A%2F%2Ftotp',
    '3f786850e387550fdab836ed7e6dc881de23001b.png',
    '🅹🅱🆂🆆🆈3🅳🅿🅴🅷🅿🅺3🅿🆇🅿',
    '🅙🅑🅢🅦🅨3🅓🅟🅔🅗🅟🅚3🅟🅧🅟.png',
    '🇯🇧🇸🇼🇾3⃣🇩🇵🇪🇭🇵🇰3⃣🇵🇽🇵',
    'ᴊʙꜱᴡʏ3ᴅᴘᴇʜᴘᴋ3ᴘxᴘ',
    'JВSWУ3DРЕНРК3РХР',
    'JΒSWΥ3DΡΕΗΡΚ3ΡΧΡ',
    'J\u0301\u0300BŚ\u0300Ẃ\u0300Ý\u03003DṔ\u0300É\u0300HṔ\u0300Ḱ\u03003Ṕ\u0300XṔ\u0300',
    '&#74&#66&#83&#87&#89&#51&#68&#80&#69&#72&#80&#75&#51&#80&#88&#80',
    String.raw`\u{4a}\u{42}\u{53}\u{57}\u{59}\u{33}\u{44}\u{50}\u{45}\u{48}\u{50}\u{4b}\u{33}\u{50}`,
    String.raw`\112\102\123\127\131\63\104\120\105\110\120\113\63\120\130\120`,
    'U+004a U+0042 U+0053 U+0057 U+0059 U+0033 U+0044 U+0050 U+0045 U+0048 U+0050 U+004b U+0033 U+0050',
    '74 66 83 87 89 51 68 80 69 72 80 75 51 80 88 80',
    '4a:42:53:57:59:33:44:50:45:48:50:4b:33:50:58:50',
    'JBSW und Y3DP und EHPK und 3PXP',
  ])('%j is not', (name) => {
    expect(quotableName(name)).toBeUndefined();
  });
});

describe('a key, whatever disguise it comes in,', () => {
  const said = (read: () => unknown, errors: readonly (new (...args: never[]) => Error)[]): string => {
    try {
      read();
      return '';
    } catch (error) {
      if (errors.some((kind) => error instanceof kind)) return (error as Error).message;
      throw error;
    }
  };

  it('is in no sentence about a code, a key URI or an export', () => {
    fc.assert(
      fc.property(
        someKey.chain((key) => fc.tuple(fc.constant(key), disguised(key))),
        ([key, text]) => {
          const sentences = [
            quotable(text) ?? '',
            describeQr(text).sentence,
            describeQr(`WIFI:S:${text};;`).sentence,
            describeQr(`https://${text}/`).sentence,
            said(() => parseKeyUri(text), [KeyUriError]),
            ...['algorithm', 'digits', 'period', 'encoder', 'counter'].map((name) =>
              said(() => parseKeyUri(`otpauth://hotp/a?secret=JBSWY3DP&${name}=${text}`), [KeyUriError]),
            ),
            said(() => parseKeyUri(`otpauth://${text}/a?secret=JBSWY3DP`), [KeyUriError]),
            said(() => readMigration(`otpauth-migration://offline?data=${text}`), [MigrationError]),
          ];
          for (const sentence of sentences) expect(partOfKey(key, sentence)).toBe('');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is in no name', () => {
    fc.assert(
      fc.property(
        someKey
          .filter((key) => key.length >= 16)
          .chain((key) => fc.tuple(fc.constant(key), disguised(key, { uneven: false }))),
        ([key, text]) => {
          expect(partOfKey(key, quotableName(text) ?? '')).toBe('');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('would be noticed there', () => {
    expect(partOfKey('JBSWY3DPEHPK3PXP', 'see “jbsw y3dp-ehpk”')).not.toBe('');
    expect(partOfKey('JBSWY3DPEHPK3PXP', 'see %4A%42SWY3DPEHP')).not.toBe('');
    expect(partOfKey('JBSWY3DPEHPK3PXP', 'The secret parameter cannot be read.')).toBe('');
  });
});
