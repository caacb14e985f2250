/** Found accounts before they are saved. The keys stay here, in the main process. A report has names and codes only. */
import { randomUUID } from 'node:crypto';
import { bareKeyIn, isBareKey } from '../../../shared/bare-key.ts';
import { describeQr } from '../../../shared/describe-qr.ts';
import { foreignCode } from '../../../shared/foreign-codes.ts';
import {
  type KeyUri,
  KeyUriError,
  looksLikeKeyUri,
  type ReadKeyUri,
  readKeyUri,
} from '../../../shared/key-uri.ts';
import type { KeyUriRemark } from '../../../shared/key-uri-remarks.ts';
import {
  looksLikeMigration,
  MigrationError,
  type MigrationPart,
  missingParts,
  readMigration,
} from '../../../shared/migration.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import { LONGEST_NAME } from '../../account-fields.ts';
import { withShortNames } from '../../account-limits.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import type { FoundAccount, FoundItem, FoundReport, Searched } from '../../ipc/found.ts';
import { codesOf } from '../accounts/account-views.ts';
import type { NewAccount } from '../accounts/accounts.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { KnownKeys } from './known-keys.ts';
import { adviseOn } from './warnings.ts';

/** A text that may be a key URI, and its place. */
export interface FoundText {
  text: string;
  /** "Screen 1, top left". */
  source: string;
  /** A picture of the code as a data URL; absent for a text. */
  thumbnail?: string;
}

export interface Findings {
  searched: Searched;
  texts: readonly FoundText[];
  problems: readonly string[];
}

/** The most accounts with codes in a review. Nobody compares thousands, and each would cost two hashes a time step. */
const MOST_CODES = 200;

export class FoundReports {
  readonly #now: () => number;
  readonly #offset: () => number;
  /** The only report. A new one replaces it and its keys. */
  #current:
    | { reportId: string; accounts: Map<string, NewAccount>; nameless: ReadonlyMap<string, string> }
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
  report({ searched, texts, problems }: Findings, inVault: readonly KeyUri[]): FoundReport {
    const known = new KnownKeys(inVault);
    const accounts = new Map<string, NewAccount>();
    const items: FoundItem[] = [];
    const parts: MigrationPart[] = [];
    const addKey = (key: KeyUri, { source, thumbnail }: FoundText, remarks: readonly KeyUriRemark[] = []) => {
      const itemId = randomUUID();
      items.push({ ...this.#account(itemId, key, source, known, { remarks }), thumbnail });
      known.add(key);
      accounts.set(itemId, { key });
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
        const of = read.size > 1 ? sentences().found.part(read.index + 1, read.size) : '';
        const place = { ...found, source: found.source + of };
        for (const key of read.keys) addKey(key, place);
        for (const sentence of read.refused)
          addOther({ title: sentences().found.refusedKey, sentence }, place);
      } else addKey(read.key, found, read.remarks);
    }
    const missing = missingParts(parts, sentences().keys);
    this.#waiting = missing.length > 0 ? seen.filter(({ text }) => looksLikeMigration(text)) : [];
    return this.#replace({
      searched,
      items,
      problems: [...problems, ...missing],
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
    { searched, source, problems = [] }: { searched: Searched; source: string; problems?: readonly string[] },
    inVault: readonly KeyUri[],
  ): FoundReport {
    const known = new KnownKeys(inVault);
    const withCodes = given.length <= MOST_CODES;
    const accounts = new Map<string, NewAccount>();
    const items: FoundItem[] = [];
    for (const account of given) {
      const itemId = randomUUID();
      items.push(this.#account(itemId, account.key, source, known, { withCode: withCodes }));
      known.add(account.key);
      accounts.set(itemId, account);
    }
    return this.#replace({ searched, items, problems: [...problems], incomplete: false, accounts });
  }

  /**
   * Returns the accounts of the selected items, in the order of the report.
   *
   * @throws Failure `not-found` if the report is closed, `nothing-to-save` if an item has no key
   */
  accountsOf(reportId: string, itemIds: readonly string[]): NewAccount[] {
    if (this.#current?.reportId !== reportId) {
      throw new Failure('not-found', sentences().found.listClosed);
    }
    const { accounts } = this.#current;
    if (!itemIds.every((itemId) => accounts.has(itemId))) {
      throw new Failure('nothing-to-save', sentences().found.notAKey);
    }
    const wanted = new Set(itemIds);
    return [...accounts].filter(([itemId]) => wanted.has(itemId)).map(([, account]) => account);
  }

  /** Returns the current codes of the report; none for a large one or after it is closed. Counters do not advance. */
  codes(reportId: string): CodeView[] {
    if (this.#current?.reportId !== reportId || this.#current.accounts.size > MOST_CODES) return [];
    return [...this.#current.accounts].map(([id, { key }]) =>
      codesOf({ id, key }, this.#now(), this.#offset()),
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
    report: Omit<FoundReport, 'reportId'> & {
      accounts: Map<string, NewAccount>;
      nameless?: ReadonlyMap<string, string>;
    },
  ): FoundReport {
    const { accounts, nameless = new Map(), ...rest } = report;
    const reportId = randomUUID();
    this.#current = { reportId, accounts, nameless };
    return { reportId, ...rest };
  }

  #account(
    itemId: string,
    key: KeyUri,
    source: string,
    known: KnownKeys,
    { remarks = [], withCode = true }: { remarks?: readonly KeyUriRemark[]; withCode?: boolean },
  ): FoundAccount {
    const { type, algorithm, digits } = key;
    const { key: short, shortened } = withShortNames(key);
    const advice = adviseOn(short, known, remarks);
    const item: FoundAccount = {
      kind: 'account',
      itemId,
      ...shownNames(short),
      type,
      algorithm,
      digits,
      source,
      selected: advice.selected,
      warnings: [
        ...advice.warnings,
        ...shortened.map((length) => sentences().advice.longName(length, LONGEST_NAME)),
      ],
    };
    if (key.type === 'hotp') return item;
    if (!withCode) return { ...item, period: key.period };
    const { code, endsAt } = codesOf({ id: itemId, key }, this.#now(), this.#offset());
    return { ...item, period: key.period, code, endsAt };
  }
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
    const { kind, what, instead } = describeQr(text, keys);
    const sentence = [found.other.sentence(what), ...(instead === undefined ? [] : [instead])].join(' ');
    return { title: kind === 'foreign' ? found.foreign : found.other.title, sentence };
  }
  try {
    return readKeyUri(text);
  } catch (error) {
    if (error instanceof KeyUriError) return { title: found.brokenCode, sentence: error.in(keys) };
    throw error;
  }
}
