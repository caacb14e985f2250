/** Writes an export for another app, reports its losses, and reads the result back to check it. */
import { quotable } from '../../../../shared/quotable.ts';
import { sentences } from '../../texts/texts.ts';
import { ImportFailure } from '../account/import-failure.ts';
import type { ImportedAccount, ImportedFile } from '../account/imported-account.ts';
import { wholeBytes } from '../account/secret.ts';
import { type ExportFormat, type ExportOptions, type Loss, nameOf } from './export-format.ts';
import { googleSheet, picturesOf, sheetOfPictures } from './google-authenticator.ts';
import { EXPORTS, exportById } from './registry.ts';

export interface WriteOptions extends ExportOptions {
  /** Imports the export, with the same password. */
  readBack(bytes: Uint8Array): Promise<ImportedFile>;
  /** Makes the file of another kind, such as a PDF. It is read back in that form. */
  convert?: (bytes: Uint8Array) => Promise<Uint8Array>;
}

export interface WrittenExport {
  bytes: Uint8Array;
  losses: Loss[];
}

/** Returns the losses of an export, to show them before it is written. @throws ImportFailure for an unknown format */
export function lossesOf(id: string, accounts: readonly ImportedAccount[]): Loss[] {
  const format = requireFormat(id);
  return accounts.flatMap((account) => lossesOfOne(format, account));
}

/**
 * Returns the export.
 *
 * @throws ImportFailure `unsupported`, `password_required`, or `damaged` if it reads back differently
 */
export async function writeExport(
  id: string,
  accounts: readonly ImportedAccount[],
  options: WriteOptions,
): Promise<WrittenExport> {
  const format = requireFormat(id);
  if (format.encrypted && !options.password) {
    throw new ImportFailure('password_required', sentences().exportFile.noPassword);
  }
  const { convert = async (bytes: Uint8Array) => bytes } = options;
  const kept = keptBy(format, accounts);
  // Keyboards write composed letters, so the other app will get these.
  const password = options.password?.normalize('NFC');
  const bytes = await convert(await format.write(kept, { ...options, password }));
  await requireSame(format, kept, bytes, options);
  return { bytes, losses: lossesOf(id, accounts) };
}

/**
 * Returns Google's codes as pictures. They are read back together, from one page.
 *
 * @throws ImportFailure as {@link writeExport}
 */
export async function writePictures(
  accounts: readonly ImportedAccount[],
  options: WriteOptions,
): Promise<{ pictures: Uint8Array[]; losses: Loss[] }> {
  const kept = keptBy(googleSheet, accounts);
  const pictures = await picturesOf(kept, options);
  await requireSame(googleSheet, kept, sheetOfPictures(pictures), options);
  return { pictures, losses: lossesOf(googleSheet.id, accounts) };
}

function keptBy(format: ExportFormat, accounts: readonly ImportedAccount[]): ImportedAccount[] {
  const kept = accounts.filter((account) => format.refuses(account) === undefined);
  if (kept.length === 0) throw new ImportFailure('unsupported', sentences().exportFile.nothing);
  return kept;
}

async function requireSame(
  format: ExportFormat,
  written: readonly ImportedAccount[],
  bytes: Uint8Array,
  { readBack }: WriteOptions,
): Promise<void> {
  const { accounts } = await readBack(bytes);
  if (isSame(format, written, accounts)) return;
  throw new ImportFailure('damaged', sentences().exportFile.differs({ format: format.name }));
}

function requireFormat(id: string): ExportFormat {
  const format = exportById(id);
  if (format) return format;
  const known = EXPORTS.map((each) => each.id);
  throw new ImportFailure('unsupported', sentences().exportFile.noTo({ name: quotable(id), known }));
}

function lossesOfOne(format: ExportFormat, account: ImportedAccount): Loss[] {
  const entry = nameOf(account);
  const refusal = format.refuses(account);
  if (refusal !== undefined) return [{ entry, reason: refusal, leftOut: true }];
  const { keeps, name } = format;
  const loss = sentences().exportLoss;
  const reasons = [
    account.note !== '' && !keeps.note ? loss.note({ format: name }) : undefined,
    account.tags.length > 0 && keeps.tags === 'none' ? loss.tags({ format: name }) : undefined,
    account.tags.length > 1 && keeps.tags === 'one' ? loss.oneTag({ format: name }) : undefined,
    account.icon && !keeps.icon ? loss.icon({ format: name }) : undefined,
    account.favourite && !keeps.favourite ? loss.favourite({ format: name }) : undefined,
    account.parameters && !keeps.parameters ? loss.parameters({ format: name }) : undefined,
    account.secret === wholeBytes(account.secret) ? undefined : loss.lastCharacter,
  ];
  return reasons
    .filter((reason) => reason !== undefined)
    .map((reason) => ({ entry, reason, leftOut: false }));
}

/** Compares accounts by the details of the format. Accounts that differ only in others count as one. */
function isSame(
  format: ExportFormat,
  written: readonly ImportedAccount[],
  read: readonly ImportedAccount[],
): boolean {
  const identity = (account: ImportedAccount) => identityIn(format, account);
  const [before, after] = [new Set(written.map(identity)), new Set(read.map(identity))];
  return before.size === after.size && [...before].every((each) => after.has(each));
}

function identityIn({ keeps }: ExportFormat, account: ImportedAccount): string {
  const { type, name, secret, algorithm, digits, period, counter } = account;
  // Readers add the issuer "Steam" to a Steam key without an issuer.
  const issuer = type === 'steam' ? account.issuer || 'Steam' : account.issuer;
  const tags = { all: [...account.tags].sort(), one: account.tags.slice(0, 1), none: [] }[keeps.tags];
  return JSON.stringify([
    type,
    issuer,
    name,
    wholeBytes(secret),
    algorithm,
    digits,
    period,
    counter,
    keeps.note && account.note,
    keeps.favourite && account.favourite,
    tags,
    keeps.icon && account.icon && Buffer.from(account.icon.data).toString('base64'),
  ]);
}
