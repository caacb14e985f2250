/** Google Authenticator's migration codes, as lines of text or as a page of QR codes. Format: shared/migration.ts. */
import { randomInt } from 'node:crypto';
import { writeMigration } from '../../../../shared/migration.ts';
import { repeatsIssuer } from '../../../../shared/repeats-issuer.ts';
import { sentences } from '../../texts/texts.ts';
import type { ImportedAccount } from '../account/imported-account.ts';
import { keyUriOf } from '../account/key-uri-of.ts';
import type { ExportFormat, ExportOptions } from './export-format.ts';
import { qrPicture, sheetOf } from './sheet.ts';

const NAME = 'Google Authenticator';

const common: Omit<ExportFormat, 'id' | 'extension' | 'write'> = {
  name: NAME,
  encrypted: false,
  keeps: { note: false, tags: 'none', favourite: false, icon: false, parameters: false },
  refuses({ type, digits, period, issuer, name }) {
    if (type === 'steam') return sentences().exportLoss.type({ format: NAME, type: 'Steam' });
    if (type === 'totp' && period !== 30)
      return sentences().exportLoss.period({ format: NAME, period: period ?? 0 });
    if (digits !== 6 && digits !== 8) return sentences().exportLoss.digits({ format: NAME, digits });
    // Readers use the text before a colon as the issuer.
    const isMisread = issuer === '' ? name.includes(':') : repeatsIssuer(name, issuer);
    return isMisread ? sentences().exportLoss.colon({ format: NAME }) : undefined;
  },
};

export const googleTexts: ExportFormat = {
  ...common,
  id: 'google-authenticator',
  extension: 'txt',
  write: (accounts, options) => Buffer.from(`${textsOf(accounts, options).join('\n')}\n`, 'utf8'),
};

export const googleSheet: ExportFormat = {
  ...common,
  id: 'google-authenticator-html',
  extension: 'html',
  write: async (accounts, options) => sheetOfPictures(await picturesOf(accounts, options)),
};

/** Returns the codes as pictures, in order. */
export async function picturesOf(
  accounts: readonly ImportedAccount[],
  options: ExportOptions,
): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (const text of textsOf(accounts, options)) pictures.push(await qrPicture(text));
  return pictures;
}

export function sheetOfPictures(pictures: readonly Uint8Array[]): Uint8Array {
  const title = (at: number) => sentences().exportSheet.part({ number: at + 1, of: pictures.length });
  return sheetOf(
    sentences().exportSheet.google,
    pictures.map((picture, at) => ({ title: title(at), lines: [], picture })),
  );
}

function textsOf(accounts: readonly ImportedAccount[], { accountsACode }: ExportOptions): string[] {
  const keys = accounts.map(keyUriOf);
  return writeMigration(keys, randomInt(1, 2 ** 31), sentences().keys, accountsACode).texts;
}
