/** An authenticator without a window: the same arithmetic, the same interface, no Electron. */
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
import { qrTextsIn } from './qr/qr-in-picture.ts';

export interface HeadlessOptions {
  /** The pages it can see: what `scanScreen` looks at. */
  pages?(): readonly Page[];
  /** Unix milliseconds. Give it the server's clock where that is moved. */
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

  /** From now on its codes are those of this clock. */
  useClock(clock: () => number): void {
    this.#clock = clock;
  }

  async scanScreen(): Promise<HeldAccount[]> {
    const uris = await Promise.all(this.#pages().map(keyUrisInSight));
    return this.#add(uris.flat(), 'on any page');
  }

  async addFromImage(file: string): Promise<HeldAccount[]> {
    const texts = await qrTextsIn(file);
    return this.#add(texts.filter(looksLikeKeyUri), 'in the picture');
  }

  async addKeyUri(uri: string): Promise<HeldAccount> {
    return this.#hold(parseKeyUri(uri));
  }

  async enrol(page: Page): Promise<HeldAccount> {
    const [first = ''] = await bringQrIntoSight(page);
    return this.#hold(parseKeyUri(first));
  }

  async code(account?: string): Promise<string> {
    const key = chooseAccount(this.#keys, account);
    if (key.type !== 'hotp') return codeFor(codeParameters(key), timeStep(this.#clock(), key.period));
    // RFC 4226 §7.2: each code shown moves the counter on.
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
    if (uris.length === 0) throw new Error(`There is no QR code with a key URI ${where}.`);
    return uris.map((uri) => this.#hold(parseKeyUri(uri)));
  }

  /** A key held already is not held twice. */
  #hold(key: KeyUri): HeldAccount {
    const isHeld = this.#keys.some(({ secret, type }) => secret === key.secret && type === key.type);
    if (!isHeld) this.#keys.push(key);
    return nameOnly(key);
  }
}

function nameOnly({ issuer, account }: KeyUri): HeldAccount {
  return { issuer, account };
}
