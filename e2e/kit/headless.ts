/** An authenticator without a window and without Electron. It has the same interface and makes the same codes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import { formatKeyUri, type KeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import { codeFor, codeParameters, timeStep, timeStepBounds } from '../../shared/one-time-code.ts';
import {
  type Authenticator,
  chooseAccount,
  type EnrolOptions,
  type FreshCodeOptions,
  type HeldAccount,
} from './authenticator.ts';
import { bringQrIntoSight, keysInSight } from './qr/find-qr.ts';
import { differentKeys, holdsKeys, onlyKey, sameKey, shownAccount } from './qr/only-key.ts';
import { qrTextsIn } from './qr/qr-in-picture.ts';
import { readAuthenticator, writeAuthenticator } from './saved-authenticator.ts';

export interface HeadlessOptions {
  /** The pages that `scanScreen` scans. */
  pages?(): readonly Page[];
  /** Returns the time in Unix milliseconds. Pass the server's clock if a test moves it. */
  clock?(): number;
}

export class HeadlessAuthenticator implements Authenticator {
  readonly #pages: () => readonly Page[];
  #clock: () => number;
  readonly #keys: KeyUri[] = [];

  constructor({ pages = () => [], clock = () => Date.now() }: HeadlessOptions = {}) {
    this.#pages = pages;
    this.#clock = clock;
  }

  /** Returns an authenticator with the accounts of a saved file, or an empty one. @throws Error with one sentence */
  static from(file: string | undefined, options: HeadlessOptions = {}): Promise<HeadlessAuthenticator> {
    if (file === undefined) return Promise.resolve(new HeadlessAuthenticator(options));
    return HeadlessAuthenticator.restore(file, options);
  }

  /** Returns an authenticator with the accounts of a file that `save` wrote. @throws Error with one sentence */
  static async restore(file: string, options: HeadlessOptions = {}): Promise<HeadlessAuthenticator> {
    const authenticator = new HeadlessAuthenticator(options);
    for (const key of await readAuthenticator(file)) authenticator.#keys.push(key);
    return authenticator;
  }

  /**
   * Saves all accounts with their keys and counters to a file that only its owner can read. Keep it out of version
   * control and out of test artefacts.
   */
  async save(file: string): Promise<void> {
    await writeAuthenticator(file, this.#keys);
  }

  /** Returns the key URI of each account. */
  keyUris(): string[] {
    return this.#keys.map(formatKeyUri);
  }

  /** Makes all following codes from this clock. */
  useClock(clock: () => number): void {
    this.#clock = clock;
  }

  async scanScreen(): Promise<HeldAccount[]> {
    const texts = await Promise.all(this.#pages().map((page) => keysInSight(page)));
    return this.#add(texts.flat(), 'on any page');
  }

  async addFromImage(file: string): Promise<HeldAccount[]> {
    const texts = await qrTextsIn(file);
    return this.#add(texts.filter(holdsKeys), 'in the image');
  }

  async addKeyUri(uri: string): Promise<HeldAccount> {
    return this.#hold(parseKeyUri(uri));
  }

  async enrol(target: Page | Locator, { timeout }: EnrolOptions = {}): Promise<HeldAccount> {
    return this.#hold(onlyKey(await bringQrIntoSight(target, { timeout, mayBeLarger: true })));
  }

  async code(account?: string): Promise<string> {
    const key = chooseAccount(this.#keys, account);
    if (key.type !== 'hotp') return codeFor(codeParameters(key), timeStep(this.#clock(), key.period));
    // RFC 4226 §7.2: each code increments the counter.
    const code = codeFor(codeParameters(key), key.counter);
    key.counter += 1;
    return code;
  }

  async freshCode(account?: string, { atLeast = 5, not }: FreshCodeOptions = {}): Promise<string> {
    const key = chooseAccount(this.#keys, account);
    if (key.type === 'hotp') return this.code(account);
    const step = () => timeStep(this.#clock(), key.period);
    const left = () => timeStepBounds(step(), key.period).endsAt - this.#clock();
    const isUsed = () => not !== undefined && codeFor(codeParameters(key), step()) === not;
    while (left() < Math.min(atLeast, key.period) * 1000 || isUsed())
      await sleep(Math.min(left() + 50, 1000));
    return this.code(account);
  }

  async accounts(): Promise<HeldAccount[]> {
    return this.#keys.map(nameOnly);
  }

  #add(texts: readonly string[], where: string): HeldAccount[] {
    if (texts.length === 0) throw new Error(`No QR code with a key was found ${where}.`);
    const keys = differentKeys(texts);
    const fresh = keys.filter((key) => !this.#has(key));
    const [held] = keys;
    if (fresh.length === 0 && held) throw alreadyHeld(held);
    return fresh.map((key) => this.#hold(key));
  }

  /** Adds a key. @throws Error if the authenticator has this account with this key and these parameters already */
  #hold(key: KeyUri): HeldAccount {
    if (this.#has(key)) throw alreadyHeld(key);
    this.#keys.push(key);
    return nameOnly(key);
  }

  #has(key: KeyUri): boolean {
    return this.#keys.some((held) => sameKey(held, key));
  }
}

function alreadyHeld(key: KeyUri): Error {
  return new Error(
    `The authenticator already has this key (${shownAccount(key)}). Does the page show an old QR code?`,
  );
}

function nameOnly({ issuer, account }: KeyUri): HeldAccount {
  return { issuer, account };
}
