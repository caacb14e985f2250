/** Turns the entries of a file into accounts, with a list of problems for the user. */
import { type Algorithm, KEY_URI_DEFAULTS, MAX_PERIOD } from '../../../../shared/key-uri.ts';
import { quotable, quotableName } from '../../../../shared/quotable.ts';
import { sentences } from '../../texts/texts.ts';
import { ImportFailure } from './import-failure.ts';
import type { Extra, Icon, ImportedAccount, Problem } from './imported-account.ts';
import { readSecret } from './secret.ts';

/** The limits of the vault. */
export const MIN_DIGITS = 5;
export const MAX_DIGITS = 10;
const MOST_ENTRIES = 50_000;

/** An entry as in its file: numbers may be texts, and any part may be missing or of the wrong type. */
export interface RawEntry {
  type: unknown;
  issuer?: unknown;
  name?: unknown;
  secret: unknown;
  algorithm?: unknown;
  digits?: unknown;
  period?: unknown;
  counter?: unknown;
  tags?: readonly unknown[] | undefined;
  note?: unknown;
  favourite?: unknown;
  icon?: Icon | undefined;
  /** Unix milliseconds. */
  createdAt?: unknown;
  usedAt?: unknown;
  labelIssuer?: string | undefined;
  parameters?: readonly (readonly [string, string])[] | undefined;
  extra?: Readonly<Record<string, unknown>> | undefined;
  /** Sentences on what is doubtful in the entry as it is written. */
  doubts?: readonly string[] | undefined;
  /** Fields of an earlier import, instead of `extra`. */
  origin?: Extra | undefined;
}

export class Collector {
  readonly accounts: ImportedAccount[] = [];
  readonly problems: Problem[] = [];
  readonly skipped: Problem[] = [];
  readonly #format: string;
  readonly #seen = new Map<string, 'once' | 'told'>();
  #count = 0;

  /** @param format the format's id, stored with the fields that only this format has */
  constructor(format: string) {
    this.#format = format;
  }

  /** Adds an account, or reports why it cannot. @param whole the entry as in the file, which is kept then */
  add(raw: RawEntry, whole: unknown): void {
    this.#count += 1;
    if (this.#count > MOST_ENTRIES) {
      throw new ImportFailure('unsupported', sentences().importFile.tooManyEntries({ most: MOST_ENTRIES }));
    }
    const entry = this.#entryName(raw);
    const read = accountOf(raw);
    if (typeof read === 'string') {
      this.#tell(entry, read, whole);
      return;
    }
    const { account, remarks } = read;
    if (raw.origin) account.extra = raw.origin;
    else if (raw.extra && Object.keys(raw.extra).length > 0) account.extra = this.#extra(raw.extra);
    if (this.#isRepeated(account, entry)) return;
    for (const remark of remarks) this.problems.push({ entry, reason: remark });
    this.accounts.push(account);
  }

  /** Reports an entry that is not imported. @param whole the entry as in the file, which is kept */
  refuse(names: Pick<RawEntry, 'issuer' | 'name'>, reason: string, whole: unknown): void {
    this.#count += 1;
    this.#tell(this.#entryName(names), reason, whole);
  }

  /**
   * Notes an entry of a password manager that has no second factor. It is no problem, but the user can keep it.
   *
   * @param whole its fields without passwords
   */
  skip(names: Pick<RawEntry, 'issuer' | 'name'>, whole: Readonly<Record<string, unknown>>): void {
    this.#count += 1;
    const entry = this.#entryName(names);
    this.skipped.push({ entry, reason: sentences().importEntry.noFactor, kept: this.#extra(whole) });
  }

  /** Reports a problem of an entry that is imported. */
  remark(names: Pick<RawEntry, 'issuer' | 'name'>, reason: string): void {
    this.problems.push({ entry: this.#entryName(names), reason });
  }

  #tell(entry: string, reason: string, whole: unknown): void {
    this.problems.push({ entry, reason, kept: this.#extra(isRecord(whole) ? whole : { value: whole }) });
  }

  #extra(fields: Readonly<Record<string, unknown>>): Extra {
    return { format: this.#format, fields };
  }

  #entryName({ issuer, name }: Pick<RawEntry, 'issuer' | 'name'>): string {
    const names = [issuer, name].flatMap((part) => quotableName(textOf(part)) ?? []);
    return names.join(': ') || sentences().importEntry.nameless({ number: this.#count });
  }

  #isRepeated(account: ImportedAccount, entry: string): boolean {
    const { type, issuer, name, secret, algorithm, digits, period, counter, tags, note } = account;
    const identity = JSON.stringify([
      type,
      issuer,
      name,
      secret,
      algorithm,
      digits,
      period,
      counter,
      tags,
      note,
    ]);
    const before = this.#seen.get(identity);
    if (before === undefined) {
      this.#seen.set(identity, 'once');
      return false;
    }
    if (before === 'once') this.problems.push({ entry, reason: sentences().importEntry.repeated });
    this.#seen.set(identity, 'told');
    return true;
  }
}

/** Returns the account with remarks for the user, or a sentence that says why it cannot be imported. */
function accountOf(raw: RawEntry): { account: ImportedAccount; remarks: string[] } | string {
  const entry = sentences().importEntry;
  const type = textOf(raw.type).toLowerCase();
  if (type === '') return entry.noType;
  if (type !== 'totp' && type !== 'hotp' && type !== 'steam') return entry.type({ type: quotable(type) });
  if (typeof raw.secret !== 'string' && !(raw.secret instanceof Uint8Array)) return entry.noSecret;
  const key = readSecret(raw.secret);
  if (typeof key === 'string') return key;
  const remarks = [...(raw.doubts ?? []), ...(key.oddLength ? [entry.oddLength] : [])];
  const common = { ...decorationsOf(raw), secret: key.secret };

  // Steam's algorithm, length and period are fixed. Apps write different values there.
  if (type === 'steam') {
    return { account: { type, ...common, algorithm: 'SHA1', digits: 5, period: 30 }, remarks };
  }
  const algorithm = readAlgorithm(raw.algorithm);
  if (!algorithm) return entry.algorithm({ name: quotable(textOf(raw.algorithm) || String(raw.algorithm)) });
  const digits = readNumber(raw.digits) ?? KEY_URI_DEFAULTS.digits;
  if (!isWhole(digits, MIN_DIGITS, MAX_DIGITS)) {
    return entry.digits({ digits: quotable(String(raw.digits)), min: MIN_DIGITS, max: MAX_DIGITS });
  }
  if (type === 'hotp') {
    const counter = readNumber(raw.counter);
    if (counter === undefined) remarks.push(entry.noCounter);
    else if (!isWhole(counter, 0, Number.MAX_SAFE_INTEGER))
      return entry.counter({ counter: quotable(String(raw.counter)) });
    return { account: { type, ...common, algorithm, digits, counter: counter ?? 0 }, remarks };
  }
  const period = readNumber(raw.period) ?? KEY_URI_DEFAULTS.period;
  if (!isWhole(period, 1, MAX_PERIOD)) return entry.period({ period: quotable(String(raw.period)) });
  return { account: { type, ...common, algorithm, digits, period }, remarks };
}

/** Returns an account's details. Leaves out invalid ones, which must not stop the import. */
function decorationsOf(raw: RawEntry) {
  const createdAt = momentOf(raw.createdAt);
  const usedAt = momentOf(raw.usedAt);
  const tags = (raw.tags ?? []).map(textOf).filter((tag) => tag !== '');
  return {
    issuer: textOf(raw.issuer),
    name: textOf(raw.name),
    tags: [...new Set(tags)],
    note: typeof raw.note === 'string' ? writable(raw.note) : '',
    favourite: [true, 1, '1', 'true'].includes(raw.favourite as string),
    ...(raw.icon && { icon: raw.icon }),
    ...(createdAt !== undefined && { createdAt }),
    ...(usedAt !== undefined && { usedAt }),
    ...(raw.labelIssuer !== undefined && { labelIssuer: raw.labelIssuer }),
    ...(raw.parameters && { parameters: raw.parameters }),
  };
}

function readAlgorithm(value: unknown): Algorithm | undefined {
  if (isAbsent(value)) return KEY_URI_DEFAULTS.algorithm;
  const name = textOf(value)
    .toUpperCase()
    .replace(/^ALGORITHM\./, '')
    .replaceAll(/[-_ ]/g, '')
    .replace(/^HMAC/, '');
  return name === 'SHA1' || name === 'SHA256' || name === 'SHA512' ? name : undefined;
}

/** Returns a number, which may be a text in the file; `undefined` if it is absent, `NaN` if it is not a number. */
export function readNumber(value: unknown): number | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[0-9]{1,16}\s*$/.test(value) ? Number(value) : Number.NaN;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 'null';
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

function momentOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/**
 * Returns a text that every export can hold. Some apps cut names in the middle of an emoji, and neither half a character
 * nor the character 0 can be in UTF-8, HTML and XML.
 */
function textOf(value: unknown): string {
  return typeof value === 'string' ? writable(value).trim() : '';
}

function writable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}
