/** An authenticator without a window and without Electron. It has the same interface and makes the same codes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type KeyUri, looksLikeKeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import { codeFor, codeParameters, timeStep, timeStepBounds } from '../../shared/one-time-code.ts';
import {
  type Authenticator,
  chooseAccount,
  type FreshCodeOptions,
  type HeldAccount,
} from './authenticator.ts';
import { bringQrIntoSight, keyUrisInSight } from './qr/find-qr.ts';
import { differentKeys, onlyKey, sameKey } from './qr/only-key.ts';
import { qrTextsIn } from './qr/qr-in-picture.ts';

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

  constructor({ pages = () => [], clock = Date.now }: HeadlessOptions = {}) {
    this.#pages = pages;
    this.#clock = clock;
  }

  /** Makes all following codes from this clock. */
  useClock(clock: () => number): void {
    this.#clock = clock;
  }

  async scanScreen(): Promise<HeldAccount[]> {
    const uris = await Promise.all(this.#pages().map(keyUrisInSight));
    return this.#add(uris.flat(), 'on any page');
  }

  async addFromImage(file: string): Promise<HeldAccount[]> {
    const texts = await qrTextsIn(file);
    return this.#add(texts.filter(looksLikeKeyUri), 'in the image');
  }

  async addKeyUri(uri: string): Promise<HeldAccount> {
    return this.#hold(parseKeyUri(uri));
  }

  async enrol(page: Page): Promise<HeldAccount> {
    return this.#hold(onlyKey(await bringQrIntoSight(page)));
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

  #add(uris: readonly string[], where: string): HeldAccount[] {
    if (uris.length === 0) throw new Error(`No QR code with a key URI was found ${where}.`);
    const keys = differentKeys(uris);
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

function alreadyHeld({ issuer, account }: KeyUri): Error {
  return new Error(
    `The authenticator already has this key (${issuer}:${account}). Does the page show an old QR code?`,
  );
}

function nameOnly({ issuer, account }: KeyUri): HeldAccount {
  return { issuer, account };
}
