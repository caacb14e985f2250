/**
 * The rules by which changes of several computers become one account.
 *
 * The document is a list of facts. A change deletes the facts that its computer knew about a field, and adds new ones. So
 * a field with several facts was changed on several computers at once, and a rule of the field says what that means.
 */
import { isDeepStrictEqual } from 'node:util';
import { type AccountDetails, DETAILS } from '../../../account-fields.ts';
import {
  type Fields,
  isEmpty,
  type Json,
  type KeyFunction,
  nameOfFunction,
  type SingleField,
  type Status,
} from './fields.ts';

/** One value of one field of one account. A tag is a fact of its own. */
export type Fact = readonly [id: string, field: string, value: Json];

/** `lap` counts how often the user set the counter back, so that the lower value is not taken for an old one. */
type Counter = readonly [key: string, lap: number, counter: number];

/** What the computers did to an account at once, and what the user should know. */
export type Clash =
  /** One removed it, another changed it. It stays. */
  | 'kept'
  /** Both changed the key. Both keys stay, as two accounts. */
  | 'two-keys'
  /** Both changed a name. One stays. */
  | 'names';

/** The facts of one account, in the document's order. */
export class AccountFacts {
  readonly id: string;
  readonly facts: readonly Fact[];
  // What was merged once. The facts of one object never change.
  readonly #fields = new Map<KeyFunction, Fields>();
  #keys: KeyFunction[] | undefined;
  #clashes: Set<Clash> | undefined;

  constructor(id: string, facts: readonly Fact[]) {
    this.id = id;
    this.facts = facts;
  }

  of(field: string): Fact[] {
    return this.facts.filter(([, name]) => name === field);
  }

  values(field: string): Json[] {
    return this.facts.flatMap(([, name, value]) => (name === field ? [value] : []));
  }

  /** Returns the different keys, in the document's order. */
  keys(): readonly KeyFunction[] {
    this.#keys ??= this.#readKeys();
    return this.#keys;
  }

  #readKeys(): KeyFunction[] {
    const keys = (this.values('key') as unknown as KeyFunction[]).filter(Array.isArray);
    return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  }

  /** Facts without a status count as an account in use, so that nothing is lost. */
  status(): Status {
    const all = this.values('status');
    if (all.includes('used') || all.length === 0) return 'used';
    return all.includes('bin') ? 'bin' : 'gone';
  }

  clashes(): ReadonlySet<Clash> {
    this.#clashes ??= this.#readClashes();
    return this.#clashes;
  }

  #readClashes(): Set<Clash> {
    const clashes = new Set<Clash>();
    const all = this.values('status');
    if (all.includes('used') && all.some((status) => status !== 'used')) clashes.add('kept');
    if (this.keys().length > 1) clashes.add('two-keys');
    if (['k:issuer', 'k:account'].some((name) => differing(this.values(name)).length > 1))
      clashes.add('names');
    return clashes;
  }

  /** Returns the merged fields with one of the keys. */
  fields(key: KeyFunction): Fields {
    const known = this.#fields.get(key) ?? this.#mergeFields(key);
    this.#fields.set(key, known);
    return known;
  }

  #mergeFields(key: KeyFunction): Fields {
    const counter = key[0] === 'hotp' ? this.counter(key)?.[2] : undefined;
    return {
      status: this.status(),
      key,
      ...(counter !== undefined && { counter }),
      details: this.#details(),
      singles: this.#singles(),
    };
  }

  /** Returns the highest counter of the latest lap (RFC 4226 §7.2). */
  counter(key: KeyFunction): Counter | undefined {
    const name = nameOfFunction(key);
    return (this.values('counter') as unknown as Counter[])
      .filter((counter) => Array.isArray(counter) && counter[0] === name)
      .sort(([, lapA, a], [, lapB, b]) => lapB - lapA || b - a)[0];
  }

  /** Merges the details of several computers in the same way as duplicates that become one account. */
  #details(): Partial<AccountDetails> {
    const details: Record<string, unknown> = {};
    for (const name of Object.keys(DETAILS)) {
      const merged = mergedDetail(name, this.values(`d:${name}`));
      if (!isEmpty(merged)) details[name] = merged;
    }
    return details;
  }

  /** The last value in the document's order wins. That order is the same on every computer, and no clock decides it. */
  #singles(): Map<SingleField, Json> {
    const singles = new Map<SingleField, Json>();
    for (const [, name, value] of this.facts) {
      if (name.startsWith('k:') || name.startsWith('x:')) singles.set(name as SingleField, value);
    }
    return new Map([...singles].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** A change of an account's facts. */
export interface FactChange {
  remove: Fact[];
  /** For the end of the list. */
  add: Fact[];
  /** For the beginning of the list, where a value does not win. */
  addBefore: Fact[];
}

/**
 * Returns the change that gives an account the fields that this computer's vault has.
 *
 * @param only `additions` if the vault does not come from the document: what the vault lacks stays
 */
export function changeTo(facts: AccountFacts, next: Fields, only?: 'additions'): FactChange {
  const change: FactChange = { remove: [], add: [], addBefore: [] };
  const [key] = facts.keys();
  const before = key && facts.fields(key);
  const replace = (field: string, values: readonly Json[], keep: readonly Json[] = []) => {
    const isKept = (value: Json) => keep.some((kept) => isDeepStrictEqual(kept, value));
    if (!only) change.remove.push(...facts.of(field).filter(([, , value]) => !isKept(value)));
    const present = only ? facts.values(field) : [];
    const isNew = (value: Json) => !present.some((known) => isDeepStrictEqual(known, value));
    change.add.push(...values.filter(isNew).map((value): Fact => [facts.id, field, value]));
  };

  const otherKey = !isDeepStrictEqual(key, next.key);
  if (otherKey) replace('key', [next.key as Json]);
  if (next.counter !== undefined && (otherKey || before?.counter !== next.counter)) {
    const present = facts.counter(next.key);
    const lap = present ? present[1] + (next.counter < present[2] && !only ? 1 : 0) : 0;
    replace('counter', [[nameOfFunction(next.key), lap, next.counter]]);
  }
  for (const name of Object.keys(DETAILS) as (keyof AccountDetails)[]) {
    replaceDetail(name, facts.values(`d:${name}`), next.details[name], replace);
  }
  for (const [name, value] of next.singles) {
    const present = before?.singles.get(name);
    if (isDeepStrictEqual(present, value)) continue;
    if (only && present !== undefined) change.addBefore.push([facts.id, name, value]);
    else replace(name, [value]);
  }
  for (const name of before?.singles.keys() ?? []) if (!next.singles.has(name)) replace(name, []);

  const changed = change.add.length + change.remove.length + change.addBefore.length > 0;
  if (changed || before?.status !== next.status) {
    // A vault that does not come from the document cannot know about a removal there, and must not undo a use of it.
    if (!only || next.status === 'used' || !before) replace('status', [next.status]);
  }
  return change;
}

type Replace = (field: string, values: readonly Json[], keep?: readonly Json[]) => void;

function mergedDetail(name: string, values: readonly Json[]): unknown {
  const detail = DETAILS[name as keyof AccountDetails] as (typeof DETAILS)['tags'];
  // Each tag is a fact, so that computers that add tags keep each other's.
  if (Array.isArray(detail.empty)) return [...new Set(values)].filter((tag) => typeof tag === 'string');
  const read = values.map((value) => detail.read(value) ?? detail.empty);
  return read.length === 0 ? detail.empty : detail.merge(read);
}

function replaceDetail(name: string, facts: readonly Json[], value: unknown, replace: Replace): void {
  const field = `d:${name}`;
  const present = mergedDetail(name, facts);
  if (isDeepStrictEqual(present, value ?? DETAILS[name as keyof AccountDetails].empty)) return;
  if (!Array.isArray(present)) {
    replace(field, isEmpty(value ?? '') ? [] : [value as Json]);
    return;
  }
  // New facts come last. So the beginning of the list that is already in this order stays, and the rest is written again.
  const next = (value ?? []) as readonly Json[];
  let from = 0;
  const isNext = (item: Json) => {
    const at = present.indexOf(item, from);
    from = at + 1;
    return at !== -1;
  };
  const others = next.findIndex((item) => !isNext(item));
  const keep = others === -1 ? next : next.slice(0, others);
  replace(field, next.slice(keep.length), keep);
}

function differing(values: readonly Json[]): Json[] {
  return [...new Set(values)];
}
