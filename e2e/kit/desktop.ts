/** The real desktop app as an authenticator: it scans the screen, keeps the keys in its vault and shows the codes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import type { AccountView, CodeView } from '../../desktop/ipc/accounts.ts';
import type { Channel, ReplyOf, RequestOf } from '../../desktop/ipc/index.ts';
import { parseKeyUri } from '../../shared/key-uri.ts';
import * as hands from '../fixtures/app-hands.ts';
import { type DesktopApp, makeDataFolder, startDesktopApp } from '../fixtures/desktop-app.ts';
import type { Display } from '../fixtures/display.ts';
import { type KeyStoreSession, noKeyStore } from '../fixtures/key-store.ts';
import {
  type Authenticator,
  added,
  chooseAccount,
  type EnrolOptions,
  type FreshCodeOptions,
  type HeldAccount,
} from './authenticator.ts';
import { bringQrIntoSight, keysInSight } from './qr/find-qr.ts';
import { onlyKey } from './qr/only-key.ts';

/** Longest time for scanning all screens, in milliseconds. */
const SEARCH_TIME = 20_000;

export interface DesktopAuthenticatorOptions {
  display: Display;
  /** Stores the vault's key. Without it a passphrase protects the vault. */
  keyStore?: KeyStoreSession;
  /** Position of the window, in pixels from the top left of the screen. */
  position?: { x: number; y: number };
}

export class DesktopAuthenticator implements Authenticator {
  /** The app itself, for everything that this interface does not offer. */
  readonly app: DesktopApp;
  readonly #removeData: () => Promise<void>;

  private constructor(app: DesktopApp, removeData: () => Promise<void>) {
    this.app = app;
    this.#removeData = removeData;
  }

  /** Starts the app with its own empty vault. */
  static async start(options: DesktopAuthenticatorOptions): Promise<DesktopAuthenticator> {
    const keyStore = options.keyStore ?? noKeyStore;
    const data = await makeDataFolder();
    const app = await startDesktopApp({ ...options, keyStore, dataFolder: data.path });
    const authenticator = new DesktopAuthenticator(app, () => data.remove());
    await hands.finishFirstRun(app.window, keyStore !== noKeyStore);
    return authenticator;
  }

  async scanScreen(): Promise<HeldAccount[]> {
    return this.#adding(() => hands.scanScreens(this.app.window), 'on the screen');
  }

  async addFromImage(file: string): Promise<HeldAccount[]> {
    return this.#adding(() => hands.openImages(this.app, [file]), 'in the image');
  }

  async addKeyUri(uri: string): Promise<HeldAccount> {
    const { issuer, account } = parseKeyUri(uri);
    await hands.addKeyUri(this.app.window, uri);
    return { issuer, account };
  }

  async enrol(target: Page | Locator, { timeout }: EnrolOptions = {}): Promise<HeldAccount> {
    const { issuer, account } = onlyKey(await bringQrIntoSight(target, { timeout }));
    // The app adds everything that it sees, so an element must not have another key beside it.
    if (!('bringToFront' in target)) onlyKey(await keysInSight(target.page()));
    const found = await this.scanScreen();
    if (!found.some((held) => held.issuer === issuer && held.account === account)) {
      throw new Error(
        'The page shows a QR code, but the app did not find it on the screen. Is another window over the page?',
      );
    }
    return { issuer, account };
  }

  async code(account?: string): Promise<string> {
    const { code } = await this.#codeOf(account);
    return code;
  }

  async freshCode(account?: string, { atLeast = 5, not }: FreshCodeOptions = {}): Promise<string> {
    for (;;) {
      const { code, endsAt } = await this.#codeOf(account);
      const lasts = endsAt === undefined || endsAt - Date.now() >= atLeast * 1000;
      if (lasts && code !== not) return code;
      await sleep(Math.min(1000, Math.max(50, (endsAt ?? 0) - Date.now())));
    }
  }

  async accounts(): Promise<HeldAccount[]> {
    const held = await this.#ask('accounts:list', undefined);
    return held.map(({ issuer, account }) => ({ issuer, account }));
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.#removeData();
  }

  /** Waits for the review sheet and presses Add, as a user would. */
  async #adding(look: () => Promise<void>, where: string): Promise<HeldAccount[]> {
    const before = await this.accounts();
    await look();
    const { window } = this.app;
    const add = window.getByRole('button', { name: /^Add \d+ account/ });
    // The sheet is there while the app is still searching.
    const found = await add.waitFor({ timeout: SEARCH_TIME }).then(
      () => true,
      () => false,
    );
    if (!found) {
      // Names and sentences only: no reply of the app contains a key.
      const said = (await hands.review(window).innerText()).replaceAll(/\s+/g, ' ');
      await window.keyboard.press('Escape');
      throw new Error(`The app found no key to add ${where}. It says: ${said}`);
    }
    await hands.addEverythingFound(window);
    return added(before, await this.accounts());
  }

  async #codeOf(wanted: string | undefined): Promise<CodeView & { code: string }> {
    const account: AccountView = chooseAccount(await this.#ask('accounts:list', undefined), wanted);
    const view =
      account.type === 'hotp'
        ? await this.#ask('accounts:next-counter', { id: account.id })
        : (await this.#ask('accounts:codes', { ids: [account.id] }))[0];
    if (view?.code === undefined) throw new Error('The app shows no code. Is the vault locked?');
    return { ...view, code: view.code };
  }

  /** Sends a request the way the window does, through the bridge. */
  async #ask<C extends Channel>(channel: C, request: RequestOf<C>): Promise<ReplyOf<C>> {
    const reply = await this.app.window.evaluate(
      ([name, body]) => window.countersign.invoke(name as Channel, body as never),
      [channel, request] as const,
    );
    if (!reply.ok) throw new Error(`The app refused the request: ${reply.error.message}`);
    return reply.value as ReplyOf<C>;
  }
}
