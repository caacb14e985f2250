/** Found accounts before they are saved. The keys stay here, in the main process. A report has names and codes only. */
import { randomUUID } from 'node:crypto';
import { bareKeyIn, isBareKey } from '../../../shared/bare-key.ts';
import { describeQr } from '../../../shared/describe-qr.ts';
import { foreignCode } from '../../../shared/foreign-codes.ts';
import {
  type KeyUri,
  KeyUriError,
  looksLikeKeyUri,
  parseKeyUri,
  type ReadKeyUri,
  readKeyUri,
} from '../../../shared/key-uri.ts';
import { type KeyUriRemark, remark } from '../../../shared/key-uri-remarks.ts';
import {
  doubtsAbout,
  looksLikeMigration,
  MigrationError,
  type MigrationPart,
  missingParts,
  readMigration,
} from '../../../shared/migration.ts';
import { quotableName } from '../../../shared/quotable.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import { LONGEST_NAME } from '../../account-fields.ts';
import { withShortNames } from '../../account-limits.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import type { FoundAccount, FoundChoice, FoundItem, FoundReport, Searched } from '../../ipc/found.ts';
import { codesOf } from '../accounts/account-views.ts';
import type { Brought, NewAccount } from '../accounts/bring-in.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { Compared } from './compared.ts';
import { fieldsOf, type InVault } from './present-accounts.ts';
import { adviseOn, adviseOnDetails } from './warnings.ts';

/** A text that may be a key URI, and its place. */
export interface FoundText {
  text: string;
  /** "Screen 1, top left". */
  source: string;
  /** A picture of the code as a data URL; absent for a text. */
  thumbnail?: string;
  /** Whether what follows in the text may belong to the key. */
  mayGoOn?: true;
  /** Other readings of a code in an old character set, the likeliest first. */
  others?: readonly string[] | undefined;
}

export interface Findings {
  searched: Searched;
  texts: readonly FoundText[];
  problems: readonly string[];
}

/** An entry of an imported file that makes no codes, as it is in the file. */
export interface RestEntry {
  /** Its issuer and name, or its number. */
  entry: string;
  reason: string;
  fields: Readonly<Record<string, unknown>>;
}

/** A found key, and the id of the account in the vault that it was compared with. */
interface FoundKey {
  account: NewAccount;
  /** The same key with each reading of its name, if there are several. */
  readings?: readonly KeyUri[];
  present: string | undefined;
}

/** The most accounts with codes in a review. Nobody compares thousands, and each would cost two hashes a time step. */
const MOST_CODES = 200;

export class FoundReports {
  readonly #now: () => number;
  readonly #offset: () => number;
  /** The only report. A new one replaces it and its keys. */
  #current:
    | {
        reportId: string;
        accounts: Map<string, FoundKey>;
        nameless: ReadonlyMap<string, string>;
        rest: readonly RestEntry[];
      }
    | undefined;
  /** The parts of an incomplete export. A later scan may find the others. */
  #waiting: readonly FoundText[] = [];

  /**
   * @param now this computer's clock, Unix milliseconds
   * @param offset the correction that is added to the clock for codes, in milliseconds
   */
  constructor(now: () => number, offset: () => number = () => 0) {
    this.#now = now;
    this.#offset = offset;
  }

  /** Makes a report of a scan. @param known the keys in the vault, for comparison */
  report({ searched, texts, problems }: Findings, inVault: readonly InVault[]): FoundReport {
    const known = new Compared(inVault);
    const accounts = new Map<string, FoundKey>();
    const items: FoundItem[] = [];
    const parts: MigrationPart[] = [];
    const addKey = (key: KeyUri, found: FoundText, remarks: readonly KeyUriRemark[] = []) => {
      const { source, thumbnail, others } = found;
      const itemId = randomUUID();
      const account = { key };
      const { item, present } = this.#account(itemId, account, source, known, { remarks });
      const readings = others && readingsOf(key, others);
      const { advice } = sentences();
      const warnings = [
        ...item.warnings,
        ...(readings ? [readings.length > 1 ? advice.oldCharacters : advice.oldCharactersOnce] : []),
      ];
      const names = readings && readings.length > 1 && { readings: readings.map(shownNames) };
      items.push({ ...item, ...names, warnings, thumbnail });
      accounts.set(itemId, { account, present, ...(readings && { readings }) });
    };
    const nameless = new Map<string, string>();
    const addOther = (other: { title: string; sentence: string }, { text, source, thumbnail }: FoundText) => {
      const itemId = randomUUID();
      const key = bareKeyIn(text);
      if (key !== undefined) nameless.set(itemId, key);
      items.push({ kind: 'other', itemId, isKey: key !== undefined, ...other, source, thumbnail });
    };
    const exported = texts.some(({ text }) => looksLikeMigration(text));
    const seen = oncePerText(exported ? [...this.#waiting, ...texts] : texts);
    for (const found of seen) {
      const read = readFound(found.text);
      if ('title' in read) addOther(read, found);
      else if ('size' in read) {
        parts.push(read);
        const { source } = found;
        const number = read.index + 1;
        const place =
          read.size > 1
            ? { ...found, source: sentences().found.part({ source, number, of: read.size }) }
            : found;
        for (const key of read.keys) addKey(key, place);
        for (const { reason } of read.refused)
          addOther({ title: sentences().found.refusedKey, sentence: reason }, place);
      } else {
        const cutOff = found.mayGoOn ? [remark(({ remark: say }) => say.mayGoOn, true)] : [];
        addKey(read.key, found, [...read.remarks, ...cutOff]);
      }
    }
    const missing = missingParts(parts, sentences().keys);
    this.#waiting = missing.length > 0 ? seen.filter(({ text }) => looksLikeMigration(text)) : [];
    return this.#replace({
      searched,
      items,
      problems: [...problems, ...missing, ...doubtsAbout(parts, sentences().keys)],
      incomplete: missing.length > 0,
      accounts,
      nameless,
    });
  }

  /** Whether a text is new, so not among the kept parts of an export. */
  hasNews(texts: readonly FoundText[]): boolean {
    return texts.some(({ text }) => !this.#waiting.some((kept) => kept.text.trim() === text.trim()));
  }

  /** The number of kept parts of an incomplete export; 0 if there is none. */
  get partsWaiting(): number {
    return this.#waiting.length;
  }

  /** Makes a report of accounts that were pasted, typed or imported. */
  reportOn(
    given: readonly NewAccount[],
    {
      searched,
      source,
      problems = [],
      rest = [],
    }: { searched: Searched; source: string; problems?: readonly string[]; rest?: readonly RestEntry[] },
    inVault: readonly InVault[],
  ): FoundReport {
    const known = new Compared(inVault);
    const withCodes = given.length <= MOST_CODES;
    const accounts = new Map<string, FoundKey>();
    const items: FoundItem[] = [];
    for (const account of given) {
      const itemId = randomUUID();
      const { item, present } = this.#account(itemId, account, source, known, { withCode: withCodes });
      items.push(item);
      accounts.set(itemId, { account, present });
    }
    return this.#replace({ searched, items, problems: [...problems], incomplete: false, accounts, rest });
  }

  /**
   * Returns the accounts that the user did not leave out, in the order of the report.
   *
   * @throws Failure `not-found` if the report is closed, `nothing-to-save` if an item has no key or all are left out
   */
  chosen(reportId: string, choices: readonly FoundChoice[]): Brought[] {
    const { accounts } = this.#open(reportId);
    if (!choices.every(({ itemId }) => accounts.has(itemId))) {
      throw new Failure('nothing-to-save', sentences().found.notAKey);
    }
    const wanted = new Map(choices.map((choice) => [choice.itemId, choice]));
    const brought = [...accounts].flatMap(([itemId, { readings, ...found }]): Brought[] => {
      const { as, reading = 0 } = wanted.get(itemId) ?? { as: 'skip' };
      if (as === 'skip') return [];
      const key = readings?.[reading] ?? found.account.key;
      return [{ ...found, account: { ...found.account, key }, as }];
    });
    if (brought.length === 0) throw new Failure('nothing-to-save', sentences().found.allLeftOut);
    return brought;
  }

  /** Returns the entries of an imported file that make no codes. @throws Failure `not-found` if the report is closed */
  restOf(reportId: string): readonly RestEntry[] {
    return this.#open(reportId).rest;
  }

  #open(reportId: string) {
    if (this.#current?.reportId !== reportId) throw new Failure('not-found', sentences().found.listClosed);
    return this.#current;
  }

  /** Returns the current codes of the report; none for a large one or after it is closed. Counters do not advance. */
  codes(reportId: string): CodeView[] {
    if (this.#current?.reportId !== reportId || this.#current.accounts.size > MOST_CODES) return [];
    return [...this.#current.accounts].map(([id, { account }]) =>
      codesOf({ id, key: account.key }, this.#now(), this.#offset()),
    );
  }

  /** Returns the key of an item that has no name, in Base32. @throws Failure `not-found` for a report that is closed */
  keyWithoutName({ reportId, itemId }: { reportId: string; itemId: string }): string {
    const key = this.#current?.reportId === reportId ? this.#current.nameless.get(itemId) : undefined;
    if (key === undefined) throw new Failure('not-found', sentences().found.listClosed);
    return key;
  }

  discard(reportId: string): void {
    if (this.#current?.reportId === reportId) this.discardAll();
  }

  discardAll(): void {
    this.#current = undefined;
    this.#waiting = [];
  }

  #replace(
    report: Omit<FoundReport, 'reportId' | 'rest'> & {
      accounts: Map<string, FoundKey>;
      nameless?: ReadonlyMap<string, string>;
      rest?: readonly RestEntry[];
    },
  ): FoundReport {
    const { accounts, nameless = new Map(), rest = [], ...shown } = report;
    const reportId = randomUUID();
    this.#current = { reportId, accounts, nameless, rest };
    return { reportId, ...shown, rest: rest.length };
  }

  #account(
    itemId: string,
    found: NewAccount,
    source: string,
    compared: Compared,
    { remarks = [], withCode = true }: { remarks?: readonly KeyUriRemark[]; withCode?: boolean },
  ): { item: FoundAccount; present: string | undefined } {
    const { details } = found;
    const { key, shortened } = withShortNames(found.key);
    const { like, comparison, addsNothing } = compared.with({ ...found, key });
    const sameKeyAs = like?.shares === 'key' ? like.account.key : undefined;
    const advice = adviseOn(key, compared.known, { remarks, addsNothing, sameKeyAs });
    compared.add({ ...found, key });
    const item: FoundAccount = {
      kind: 'account',
      itemId,
      ...fieldsOf(key, details),
      source,
      ...advice,
      warnings: [
        ...advice.warnings,
        ...shortened.map((length) => sentences().advice.longName({ length, most: LONGEST_NAME })),
        ...adviseOnDetails(details),
      ],
      ...(comparison && { present: comparison }),
    };
    const present = like?.account.id;
    if (key.type === 'hotp' || !withCode) return { item, present };
    const { code, endsAt } = codesOf({ id: itemId, key }, this.#now(), this.#offset());
    return { item: { ...item, code, endsAt }, present };
  }
}

/**
 * Returns a key with each reading of its name in an unnamed character set, the likeliest first. A name that may hold a key
 * is none to choose.
 */
function readingsOf(key: KeyUri, others: readonly string[]): KeyUri[] {
  const readings = new Map([[nameOf(key), key]]);
  for (const text of others) {
    try {
      const other = parseKeyUri(text);
      const isQuotable = [other.issuer, other.account].every(
        (name) => name === '' || quotableName(name) !== undefined,
      );
      // The key is ASCII in every reading. Another key would be no reading of this code.
      if (other.secret === key.secret && isQuotable && !readings.has(nameOf(other)))
        readings.set(nameOf(other), other);
    } catch {
      // Bytes that are a sign of the link in this reading.
    }
  }
  return [...readings.values()];
}

/** What tells two readings apart for people. */
function nameOf(key: KeyUri): string {
  const { issuer, account } = shownNames(key);
  return JSON.stringify([issuer, account]);
}

/** Returns each text once, with its first place. */
function oncePerText(texts: readonly FoundText[]): FoundText[] {
  const first = new Map<string, FoundText>();
  for (const found of texts) {
    const text = found.text.trim();
    if (!first.has(text)) first.set(text, found);
  }
  return [...first.values()];
}

function readFound(text: string): ReadKeyUri | MigrationPart | { title: string; sentence: string } {
  const { found, keys } = sentences();
  if (isBareKey(text)) {
    return found.bareKey;
  }
  if (looksLikeMigration(text)) {
    try {
      return readMigration(text, keys);
    } catch (error) {
      if (error instanceof MigrationError) return { title: found.brokenExport, sentence: error.in(keys) };
      throw error;
    }
  }
  if (!looksLikeKeyUri(text) || foreignCode(text)) {
    const { kind, sentence, instead } = describeQr(text, keys);
    return {
      title: kind === 'foreign' ? found.foreign : found.other,
      sentence: instead === undefined ? sentence : `${sentence} ${instead}`,
    };
  }
  try {
    return readKeyUri(text);
  } catch (error) {
    if (error instanceof KeyUriError) return { title: found.brokenCode, sentence: error.in(keys) };
    throw error;
  }
}
