/** The accounts in the vault, as the list shows them and as a person changes them. */

import type { KeyUri } from '../../shared/key-uri.ts';
import { codeAt, codeFor, codeParameters, timeStep, timeStepBounds } from '../../shared/one-time-code.ts';
import type { AccountView, RequestOf } from '../ipc-contract.ts';
import { Failure } from './failure.ts';
import type { Entry, Vault } from './vault/vault.ts';

/** What the renderer may know of a key: its names, its parameters and its codes. Never the key. */
export function viewOf(entry: Entry, nowMs: number, shownCounter?: number): AccountView {
  const { id, key } = entry;
  const { issuer, account, type, algorithm, digits } = key;
  const common = { id, issuer, account, type, algorithm, digits };
  if (key.type === 'hotp') {
    return shownCounter === undefined
      ? common
      : { ...common, code: codeFor(codeParameters(key), shownCounter) };
  }
  return { ...common, period: key.period, ...codesAt(key, nowMs) };
}

/** The codes around a moment, for a time-based key. */
export function codesAt(
  key: Exclude<KeyUri, { type: 'hotp' }>,
  nowMs: number,
): { code: string; nextCode: string; startsAt: number; endsAt: number } {
  const parameters = codeParameters(key);
  const step = timeStep(nowMs, key.period);
  return {
    code: codeFor(parameters, step),
    nextCode: codeFor(parameters, step + 1),
    ...timeStepBounds(step, key.period),
  };
}

export class Accounts {
  readonly #vault: Vault;
  readonly #now: () => number;
  /** Removed in this session, with where they stood: what "Undo" brings back. */
  readonly #removed = new Map<string, { entry: Entry; index: number }>();
  /** The counter of the HOTP code on show, by account. */
  readonly #shownCounters = new Map<string, number>();

  /** @param now Unix milliseconds */
  constructor(vault: Vault, now: () => number) {
    this.#vault = vault;
    this.#now = now;
  }

  list(): AccountView[] {
    const now = this.#now();
    return this.#vault.entries().map((entry) => viewOf(entry, now, this.#shownCounters.get(entry.id)));
  }

  /** The code a person asked to copy. @throws Failure `not-found`, `invalid-request` */
  codeOf(id: string, which: 'present' | 'next'): { code: string; issuer: string; account: string } {
    const { key } = this.#find(id);
    const { issuer, account } = key;
    if (key.type !== 'hotp') {
      const later = which === 'next' ? key.period * 1000 : 0;
      return { code: codeAt(key, this.#now() + later), issuer, account };
    }
    const counter = this.#shownCounters.get(id);
    if (counter === undefined || which === 'next') {
      throw new Failure(
        'invalid-request',
        'This account makes a code each time you ask for one. Ask for a code first.',
      );
    }
    return { code: codeFor(codeParameters(key), counter), issuer, account };
  }

  /** The counter is on disk before its code is shown, so no code is ever shown twice (RFC 4226 §7.2). */
  async nextCounter(id: string): Promise<AccountView> {
    let used = 0;
    await this.#vault.change((entries) =>
      replaceIn(entries, id, (entry) => {
        const { key } = entry;
        if (key.type !== 'hotp') {
          throw new Failure(
            'invalid-request',
            'This account makes its codes from the time, not from a counter.',
          );
        }
        if (key.counter >= Number.MAX_SAFE_INTEGER) {
          throw new Failure('invalid-request', 'The counter of this account has reached its end.');
        }
        used = key.counter;
        return { ...entry, key: { ...key, counter: key.counter + 1 } };
      }),
    );
    this.#shownCounters.set(id, used);
    return this.#view(id);
  }

  async rename({ id, issuer, account }: RequestOf<'accounts:rename'>): Promise<AccountView> {
    requireName(issuer, account);
    await this.#vault.change((entries) =>
      replaceIn(entries, id, (entry) => {
        // A label's other issuer described the old name; under the new one it would be a false trace.
        const { labelIssuer: _, ...key } = entry.key;
        return { ...entry, key: { ...key, issuer, account } };
      }),
    );
    return this.#view(id);
  }

  async remove(id: string): Promise<void> {
    let removed: { entry: Entry; index: number } | undefined;
    await this.#vault.change((entries) => {
      const index = entries.findIndex((entry) => entry.id === id);
      const entry = entries[index];
      if (!entry) throw noSuchAccount();
      removed = { entry, index };
      return entries.toSpliced(index, 1);
    });
    if (removed) this.#removed.set(id, removed);
  }

  /** Undoes a removal of this session, at the place the account had. */
  async restore(id: string): Promise<AccountView> {
    const removed = this.#removed.get(id);
    if (!removed) throw new Failure('not-found', 'This account was not removed in this session.');
    await this.#vault.change((entries) =>
      entries.some((entry) => entry.id === id) ? entries : entries.toSpliced(removed.index, 0, removed.entry),
    );
    this.#removed.delete(id);
    return this.#view(id);
  }

  /** Adds keys, all or none, and returns them as the list shows them. */
  async add(keys: readonly KeyUri[], newId: () => string): Promise<AccountView[]> {
    const now = this.#now();
    const added = keys.map((key): Entry => ({ id: newId(), addedAt: now, key }));
    await this.#vault.change((entries) => [...entries, ...added]);
    return added.map((entry) => viewOf(entry, now));
  }

  /** Forgets what was removed and what was shown: part of locking. */
  forget(): void {
    this.#removed.clear();
    this.#shownCounters.clear();
  }

  #view(id: string): AccountView {
    return viewOf(this.#find(id), this.#now(), this.#shownCounters.get(id));
  }

  #find(id: string): Entry {
    const entry = this.#vault.entries().find((candidate) => candidate.id === id);
    if (!entry) throw noSuchAccount();
    return entry;
  }
}

/** @throws Failure `invalid-request` for a name with nothing in it */
export function requireName(issuer: string, account: string): void {
  if (issuer === '' && account === '') {
    throw new Failure(
      'invalid-request',
      'Type an issuer or an account name, so that you can tell this key from the others.',
    );
  }
}

function replaceIn(entries: readonly Entry[], id: string, change: (entry: Entry) => Entry): readonly Entry[] {
  const index = entries.findIndex((entry) => entry.id === id);
  const entry = entries[index];
  if (!entry) throw noSuchAccount();
  return entries.with(index, change(entry));
}

function noSuchAccount(): Failure {
  return new Failure('not-found', 'That account is no longer in the vault.');
}
