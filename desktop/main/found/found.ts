/** What was found and not yet saved. The keys wait here, in the main process; a report carries names and codes. */
import { randomUUID } from 'node:crypto';
import { describeQr } from '../../../shared/describe-qr.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../../shared/key-uri.ts';
import {
  looksLikeMigration,
  MigrationError,
  type MigrationPart,
  missingParts,
  readMigration,
} from '../../../shared/migration.ts';
import { shownNames } from '../../../shared/shown-names.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import type { FoundAccount, FoundItem, FoundReport, LookedAt } from '../../ipc/found.ts';
import { codesOf } from '../accounts/account-views.ts';
import type { NewAccount } from '../accounts/accounts.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';
import { adviseOn } from './warnings.ts';

/** A text that may be a key URI, and where it was. */
export interface FoundText {
  text: string;
  /** "Screen 1, top left". */
  source: string;
  /** A data URL, for a code seen somewhere. */
  thumbnail?: string;
}

export interface Findings {
  lookedAt: LookedAt;
  texts: readonly FoundText[];
  problems: readonly string[];
}

export class FoundReports {
  readonly #now: () => number;
  readonly #offset: () => number;
  /** One report at a time: a new one replaces the one before, and its keys with it. */
  #current: { reportId: string; accounts: Map<string, NewAccount> } | undefined;
  /** The parts of an export that is not whole yet: they wait for the others, which a later look may find. */
  #waiting: readonly FoundText[] = [];

  /**
   * @param now this computer's clock, Unix milliseconds
   * @param offset what is added to it before codes are made, in milliseconds
   */
  constructor(now: () => number, offset: () => number = () => 0) {
    this.#now = now;
    this.#offset = offset;
  }

  /** @param known the keys in the vault, for comparison */
  report({ lookedAt, texts, problems }: Findings, known: readonly KeyUri[]): FoundReport {
    const accounts = new Map<string, NewAccount>();
    const items: FoundItem[] = [];
    const parts: MigrationPart[] = [];
    const addKey = (key: KeyUri, { source, thumbnail }: FoundText) => {
      const itemId = randomUUID();
      const before = [...accounts.values()].map((account) => account.key);
      items.push({ ...this.#account(itemId, key, source, [...known, ...before]), thumbnail });
      accounts.set(itemId, { key });
    };
    const addOther = (other: { title: string; sentence: string }, { source, thumbnail }: FoundText) => {
      items.push({ kind: 'other', itemId: randomUUID(), ...other, source, thumbnail });
    };
    const exported = texts.some(({ text }) => looksLikeMigration(text));
    const seen = oncePerText(exported ? [...this.#waiting, ...texts] : texts);
    for (const found of seen) {
      const read = readText(found.text);
      if ('title' in read) addOther(read, found);
      else if ('size' in read) {
        parts.push(read);
        const of = read.size > 1 ? sentences().found.part(read.index + 1, read.size) : '';
        const place = { ...found, source: found.source + of };
        for (const key of read.keys) addKey(key, place);
        for (const sentence of read.refused)
          addOther({ title: sentences().found.refusedKey, sentence }, place);
      } else addKey(read, found);
    }
    const missing = missingParts(parts, sentences().keys);
    this.#waiting = missing.length > 0 ? seen.filter(({ text }) => looksLikeMigration(text)) : [];
    return this.#replace({
      lookedAt,
      items,
      problems: [...problems, ...missing],
      incomplete: missing.length > 0,
      accounts,
    });
  }

  /** Whether there is a text that is not a part of an export read already. */
  hasNews(texts: readonly FoundText[]): boolean {
    return texts.some(({ text }) => !this.#waiting.some((kept) => kept.text.trim() === text.trim()));
  }

  /** How many parts of an unfinished export are kept; 0 when none is awaited. */
  get partsWaiting(): number {
    return this.#waiting.length;
  }

  /** A report on one account that needs no reading: pasted or typed. */
  reportOn(
    account: NewAccount,
    { lookedAt, source }: { lookedAt: LookedAt; source: string },
    known: readonly KeyUri[],
  ): FoundReport {
    const itemId = randomUUID();
    const items = [this.#account(itemId, account.key, source, known)];
    return this.#replace({
      lookedAt,
      items,
      problems: [],
      incomplete: false,
      accounts: new Map([[itemId, account]]),
    });
  }

  /**
   * The accounts behind chosen items, in the order of the report.
   *
   * @throws Failure `not-found` for a report no longer open, `nothing-to-save` when an item is no key
   */
  accountsOf(reportId: string, itemIds: readonly string[]): NewAccount[] {
    if (this.#current?.reportId !== reportId) {
      throw new Failure('not-found', sentences().found.listClosed);
    }
    const { accounts } = this.#current;
    if (!itemIds.every((itemId) => accounts.has(itemId))) {
      throw new Failure('nothing-to-save', sentences().found.notAKey);
    }
    return [...accounts].filter(([itemId]) => itemIds.includes(itemId)).map(([, account]) => account);
  }

  /** The present codes of a report under review; none once it is closed. Counters are left alone. */
  codes(reportId: string): CodeView[] {
    if (this.#current?.reportId !== reportId) return [];
    return [...this.#current.accounts].map(([id, { key }]) =>
      codesOf({ id, key }, this.#now(), this.#offset()),
    );
  }

  discard(reportId: string): void {
    if (this.#current?.reportId === reportId) this.discardAll();
  }

  discardAll(): void {
    this.#current = undefined;
    this.#waiting = [];
  }

  #replace(report: Omit<FoundReport, 'reportId'> & { accounts: Map<string, NewAccount> }): FoundReport {
    const { accounts, ...rest } = report;
    const reportId = randomUUID();
    this.#current = { reportId, accounts };
    return { reportId, ...rest };
  }

  #account(itemId: string, key: KeyUri, source: string, known: readonly KeyUri[]): FoundAccount {
    const { type, algorithm, digits } = key;
    const item: FoundAccount = {
      kind: 'account',
      itemId,
      ...shownNames(key),
      type,
      algorithm,
      digits,
      source,
      ...adviseOn(key, known),
    };
    if (key.type === 'hotp') return item;
    const { code, endsAt } = codesOf({ id: itemId, key }, this.#now(), this.#offset());
    return { ...item, period: key.period, code, endsAt };
  }
}

/** The same code on two screens is one code; the first place it was seen names it. */
function oncePerText(texts: readonly FoundText[]): FoundText[] {
  const first = new Map<string, FoundText>();
  for (const found of texts) {
    const text = found.text.trim();
    if (!first.has(text)) first.set(text, found);
  }
  return [...first.values()];
}

function readText(text: string): KeyUri | MigrationPart | { title: string; sentence: string } {
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
  if (!looksLikeKeyUri(text)) {
    return { title: found.other.title, sentence: found.other.sentence(describeQr(text, keys).what) };
  }
  try {
    return parseKeyUri(text);
  } catch (error) {
    if (error instanceof KeyUriError) return { title: found.brokenCode, sentence: error.in(keys) };
    throw error;
  }
}

/** Eighty bits of Base32 and nothing else: most likely a key, so it is not quoted as other texts are. */
function isBareKey(text: string): boolean {
  return /^([A-Z2-7]{4}[ -]?){4,}[A-Z2-7]{0,3}=*$/i.test(text.trim());
}
