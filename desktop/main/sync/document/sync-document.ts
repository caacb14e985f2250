/**
 * The accounts of all computers as one document that merges without a question: a list of facts and a list of places, in
 * Yjs. What has been deleted leaves no text behind (Yjs collects it), so no removed key stays in the document.
 */
import { isDeepStrictEqual } from 'node:util';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, mergeUpdates } from 'yjs';
import { type Entry, readEntry } from '../../vault/entry.ts';
import { AccountFacts, type Clash, changeTo, type Fact } from './facts.ts';
import { entryOf, type Fields, fieldsOf, functionOf, idOfSecond, isIdOfSecond } from './fields.ts';
import { deleteWhere, orderOf, writeOrder } from './order.ts';

/** One account of the document. */
interface Account {
  facts: AccountFacts;
  /** The fields, or `undefined` while the account's key has not arrived. */
  fields: Fields | undefined;
  clashes: ReadonlySet<Clash>;
}

/** Something that two computers did at once. */
export interface ClashAt {
  id: string;
  clash: Clash;
  /** The names that both gave; only for `names`. */
  names: readonly string[];
}

/** The fields of entries, and the fields of the document that equal them. With 10,000 accounts, comparing takes long. */
const fieldsBefore = new WeakMap<Entry, Fields>();
const equalBefore = new WeakMap<Entry, Fields>();

export class SyncDocument {
  readonly #doc = new Doc();
  readonly #facts = this.#doc.getArray<Fact>('facts');
  readonly #places = this.#doc.getArray<string>('places');
  #base: Uint8Array = new Uint8Array();
  #updates: Uint8Array[] = [];
  #accounts: Map<string, Account> | undefined;
  #state: Uint8Array | undefined;
  /** Each account's facts at the last reading. Unchanged ones need not be merged again. */
  #before = new Map<string, AccountFacts>();
  /** The entries that were adopted last. Entries that are the same objects have not changed. */
  #adopted: ReadonlySet<Entry> = new Set();

  /**
   * @param base what {@link state} returned
   * @param updates what happened since, as {@link updates} returned it
   */
  constructor(base?: Uint8Array, updates: readonly Uint8Array[] = []) {
    this.#doc.on('update', () => {
      this.#state = undefined;
    });
    if (base) {
      this.apply(base);
      this.#updates = [];
      this.#base = base;
    }
    for (const update of updates) this.apply(update);
  }

  /** The whole document at the last {@link gather}, or as it was given. */
  get base(): Uint8Array {
    return this.#base;
  }

  /** Everything that happened since {@link base}, in order. Both together are the document. */
  get updates(): readonly Uint8Array[] {
    return this.#updates;
  }

  /** Makes the present document the new {@link base}. */
  gather(): void {
    this.#base = this.state();
    this.#updates = [];
  }

  /** Returns the whole document. It contains everything that was applied. */
  state(): Uint8Array {
    this.#state ??= encodeStateAsUpdate(this.#doc);
    return this.#state;
  }

  /**
   * Adds what another computer did. Updates may come in any order and several times.
   *
   * @throws Error for bytes that are no update
   */
  apply(update: Uint8Array): void {
    this.#accounts = undefined;
    this.#adopted = new Set();
    // An update that waits for another one changes the state, too.
    this.#state = undefined;
    applyUpdate(this.#doc, update);
    this.#updates.push(update);
  }

  /** Whether an update waits for an earlier one that has not arrived. */
  get waits(): boolean {
    return this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null;
  }

  /**
   * Writes what the vault's entries have and the document does not.
   *
   * An account that the vault lacks is deleted for good only if it was in the bin. An account in use never disappears on
   * purpose, so its absence is damage, or an older copy of the vault.
   *
   * @param only `additions` for a vault that does not come from this document: a vault that joins, or one restored from
   *   an older copy. Nothing is removed then
   * @returns the update for other computers; `undefined` if nothing changed
   */
  adopt(entries: readonly Entry[], only?: 'additions'): Uint8Array | undefined {
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array) => void updates.push(update);
    this.#doc.on('update', collect);
    try {
      this.#doc.transact(() => this.#splitBefore(entries, only));
      this.#doc.transact(() => this.#adopt(entries, only));
    } finally {
      this.#doc.off('update', collect);
    }
    this.#adopted = new Set(entries);
    if (updates.length === 0) return undefined;
    const made = mergeUpdates(updates);
    this.#updates.push(made);
    return made;
  }

  /**
   * Returns the entries that the vault should have. An account in use never disappears: if others deleted it for good, it
   * is in the bin, and the next {@link adopt} puts it into the bin of the others, too.
   *
   * @param present the vault's entries; unchanged ones stay the same objects
   * @param now this computer's clock, Unix milliseconds: an account's time in the bin starts when this computer learns of it
   */
  entries(present: readonly Entry[], now: number): Entry[] {
    const before = new Map(present.map((entry) => [entry.id, entry]));
    const next: Entry[] = [];
    const accounts = this.#all();
    for (const [id, { fields }] of accounts) {
      const own = before.get(id);
      if (!fields) {
        if (own) next.push(own);
      } else if (fields.status === 'gone') {
        // Deleted for good elsewhere, but in use here: it goes into the bin first, as every account does.
        if (own && own.removedAt === undefined) next.push({ ...own, removedAt: now });
      } else {
        const entry = own && isEqual(own, fields) ? own : merged(id, fields, own, now);
        if (entry) next.push(entry);
      }
    }
    const others = present.filter((entry) => !accounts.has(entry.id) && !this.#isFormerSecond(entry));
    return [...next, ...others];
  }

  /**
   * Whether the entry is the second account of two keys that the document no longer has in this way: a third key came
   * first in the list, or somebody replaced the key. Other computers never had it, or not under this id.
   */
  #isFormerSecond({ id, key }: Entry): boolean {
    if (!isIdOfSecond(id)) return false;
    const made = functionOf(key);
    return [...this.#all().keys()].some((account) => idOfSecond(account, made) === id);
  }

  /** Returns what computers did at once and the user may want to know. */
  clashes(): ClashAt[] {
    return [...this.#all()].flatMap(([id, { clashes, facts }]) =>
      [...clashes].map((clash) => ({
        id,
        clash,
        names: clash === 'names' ? [...new Set(namesIn(facts))] : [],
      })),
    );
  }

  /** Returns the accounts that were deleted for good, but whose content is still in the document. */
  gone(): string[] {
    return [...this.#all()].flatMap(([id, { facts }]) => (facts.status() === 'gone' ? [id] : []));
  }

  /**
   * Removes the content of deleted accounts. Only once every computer has seen the deletion, because a change that does
   * not know of it keeps the account.
   *
   * @returns the update for other computers
   */
  forget(ids: readonly string[]): Uint8Array {
    const before = encodeStateVector(this.#doc);
    const forgotten = new Set(ids.filter((id) => this.#all().get(id)?.facts.status() === 'gone'));
    let update: Uint8Array | undefined;
    const collect = (made: Uint8Array) => {
      update = made;
    };
    this.#doc.on('update', collect);
    this.#doc.transact(() => {
      this.#remove(this.#facts.toArray().filter(([id]) => forgotten.has(id)));
      deleteWhere(this.#places, (id) => forgotten.has(id));
    });
    this.#doc.off('update', collect);
    this.#accounts = undefined;
    const made = update ?? encodeStateAsUpdate(this.#doc, before);
    this.#updates.push(made);
    return made;
  }

  #adopt(entries: readonly Entry[], only?: 'additions'): void {
    const accounts = this.#all();
    const remove: Fact[] = [];
    const [add, addBefore]: [Fact[], Fact[]] = [[], []];
    for (const entry of entries) {
      if (this.#adopted.has(entry)) continue;
      const account = accounts.get(entry.id);
      if (account?.fields && isEqual(entry, account.fields)) continue;
      const facts = account?.facts ?? new AccountFacts(entry.id, []);
      const change = changeTo(facts, cachedFields(entry), only);
      remove.push(...change.remove);
      add.push(...change.add);
      addBefore.push(...change.addBefore);
    }
    const ids = new Set(entries.map(({ id }) => id));
    for (const [id, { fields, facts }] of only ? [] : accounts) {
      if (ids.has(id) || fields?.status !== 'bin' || !isUsable(id, fields)) continue;
      remove.push(...facts.of('status'));
      add.push([id, 'status', 'gone']);
    }
    this.#remove(remove);
    if (addBefore.length > 0) this.#facts.insert(0, addBefore);
    if (add.length > 0) this.#facts.push(add);
    const present = new Set(orderOf(this.#places));
    const wanted = [...ids].filter((id) => !only || !present.has(id));
    if (only) this.#places.push(wanted);
    else writeOrder(this.#places, wanted);
    this.#accounts = undefined;
  }

  /**
   * Gives the second key of an account its own facts before one of the two accounts changes. Every computer makes the
   * same facts of it.
   */
  #splitBefore(entries: readonly Entry[], only?: 'additions'): void {
    const accounts = this.#all();
    const present = new Map(entries.map((entry) => [entry.id, entry]));
    const changed = (id: string) => {
      const own = present.get(id);
      const fields = accounts.get(id)?.fields;
      return own ? !fields || !isEqual(own, fields) : fields?.status === 'bin' && !only;
    };
    const withFacts = new Set(this.#facts.toArray().map(([id]) => id));
    const remove: Fact[] = [];
    const add: Fact[] = [];
    for (const [id, { facts }] of accounts) {
      const [first, ...others] = facts.keys();
      if (!first || others.length === 0 || facts.id !== id) continue;
      if (![id, ...others.map((key) => idOfSecond(id, key))].some(changed)) continue;
      remove.push(...facts.of('key').filter(([, , key]) => !isDeepStrictEqual(key, first)));
      const shared = facts.facts.filter(([, field]) => field !== 'key');
      for (const key of others) {
        const second = idOfSecond(id, key);
        if (withFacts.has(second)) continue;
        add.push([second, 'key', key], ...shared.map(([, field, value]): Fact => [second, field, value]));
      }
    }
    if (remove.length === 0) return;
    this.#remove(remove);
    this.#facts.push(add);
    this.#accounts = undefined;
  }

  #remove(facts: readonly Fact[]): void {
    if (facts.length === 0) return;
    const removed = new Set(facts);
    const all = this.#facts.toArray();
    for (let at = all.length - 1; at >= 0; at -= 1) {
      const fact = all[at];
      if (fact && removed.has(fact)) this.#facts.delete(at);
    }
  }

  /** The accounts in the custom order. Those without a place come last. */
  #all(): ReadonlyMap<string, Account> {
    this.#accounts ??= this.#read();
    return this.#accounts;
  }

  #read(): Map<string, Account> {
    const byId = Map.groupBy(this.#facts.toArray().filter(isFact), ([id]) => id);
    const unplaced = new Map<string, Account>();
    for (const id of [...byId.keys()].sort()) {
      const facts = this.#factsOf(id, byId.get(id) ?? []);
      const clashes = facts.clashes();
      const [first, ...others] = facts.keys();
      unplaced.set(id, { facts, fields: first && facts.fields(first), clashes });
      for (const key of others) {
        const second = idOfSecond(id, key);
        // The second account may already have facts of its own.
        if (!byId.has(second)) unplaced.set(second, { facts, fields: facts.fields(key), clashes: new Set() });
      }
    }
    const accounts = new Map<string, Account>();
    for (const id of orderOf(this.#places)) {
      const account = unplaced.get(id);
      if (account) accounts.set(id, account);
      unplaced.delete(id);
    }
    for (const [id, account] of unplaced) accounts.set(id, account);
    this.#before = new Map([...accounts.values()].map(({ facts }) => [facts.id, facts]));
    return accounts;
  }

  #factsOf(id: string, facts: readonly Fact[]): AccountFacts {
    const before = this.#before.get(id);
    const isSame =
      before?.facts.length === facts.length && facts.every((fact, at) => fact === before.facts[at]);
    return before && isSame ? before : new AccountFacts(id, facts);
  }
}

/** Returns the entry, or `undefined` if this version of the app cannot use it. It stays in the document then. */
function merged(id: string, fields: Fields, own: Entry | undefined, now: number): Entry | undefined {
  const read = readEntry(JSON.stringify(entryOf(id, fields, own?.removedAt ?? now)));
  return 'entry' in read ? read.entry : own;
}

function isUsable(id: string, fields: Fields): boolean {
  return 'entry' in readEntry(JSON.stringify(entryOf(id, fields, 0)));
}

function isEqual(entry: Entry, fields: Fields): boolean {
  if (equalBefore.get(entry) === fields) return true;
  const same = isDeepStrictEqual(cachedFields(entry), fields);
  if (same) equalBefore.set(entry, fields);
  return same;
}

function cachedFields(entry: Entry): Fields {
  const known = fieldsBefore.get(entry) ?? fieldsOf(entry);
  fieldsBefore.set(entry, known);
  return known;
}

function namesIn(facts: AccountFacts): string[] {
  const issuers = facts.values('k:issuer').map(String);
  return new Set(issuers).size > 1 ? issuers : facts.values('k:account').map(String);
}

/** Facts of newer versions of the app may look different. They stay in the document. */
function isFact(fact: unknown): fact is Fact {
  return Array.isArray(fact) && typeof fact[0] === 'string' && typeof fact[1] === 'string';
}
