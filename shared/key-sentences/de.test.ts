import { expect, test } from 'vitest';
import { Base32Error, bytesFromBase32 } from '../base32.ts';
import { describeQr } from '../describe-qr.ts';
import { KeyUriError, parseKeyUri } from '../key-uri.ts';
import { MigrationError, missingParts, readMigration } from '../migration.ts';
import { SaidError } from './said-error.ts';
import { sentencesOf } from './texts/every-language.ts';

const de = sentencesOf('de');

/** Returns the German message of the error that `read` throws. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof SaidError) return error.in(de);
    throw error;
  }
  throw new Error('It was not refused.');
}

test('writes an error and its values in the requested language', () => {
  expect(refusal(() => bytesFromBase32('ABC1'))).toBe(
    'Das 4. Zeichen des Schlüssels ist kein Base32. Base32 verwendet nur die Buchstaben A bis Z und die Ziffern 2 bis 7.',
  );
  expect(refusal(() => parseKeyUri('otpauth://totp/a?secret=JBSWY3DP&digits=99'))).toBe(
    'Der Parameter digits („99“) muss eine ganze Zahl von 6 bis 10 sein.',
  );
  expect(refusal(() => readMigration('otpauth-migration://offline?data='))).toBe(de.migration.noData);
});

test('writes a nested error in one language', () => {
  const sentence = refusal(() => parseKeyUri('otpauth://totp/a?secret=0'));
  expect(sentence).toBe(de.keyUri.badSecret({ why: de.base32.notBase32({ position: 1 }) }));
});

test('keeps the English message and the class of the error', () => {
  expect(() => parseKeyUri('otpauth://totp/a')).toThrow(KeyUriError);
  expect(() => parseKeyUri('otpauth://totp/a')).toThrow('The key URI has no secret parameter');
  expect(() => bytesFromBase32('')).toThrow(Base32Error);
  expect(() => readMigration('otpauth-migration://offline?data=%')).toThrow(MigrationError);
});

test('describes other QR codes and missing parts in German', () => {
  expect(describeQr('WIFI:S:Gast;P:geheim;;', de).sentence).toBe('Das ist ein WLAN: „Gast“.');
  expect(missingParts([{ keys: [], refused: [], index: 1, size: 3, batchId: 7, unsure: false }], de)).toEqual(
    ['Die Teile 1 und 3 von 3 des Exports fehlen.'],
  );
});
