/** The desktop app as an authenticator: it scans the screen, keeps the keys in its vault and shows the codes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import { parseKeyUri } from '../../shared/key-uri.ts';
import * as hands from '../fixtures/app-hands.ts';
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

// What the app's bridge answers, as far as it is needed here. The contract itself is no part of the packages, so
// desktop-contract.test.ts compares the two.

export interface ShownAccount extends HeldAccount {
  id: string;
  type: string;
}

export interface ShownCode {
  code?: string | undefined;
  /** Unix milliseconds. */
  endsAt?: number | undefined;
}

interface Bridge {
  /** Returns JSON. */
  invoke(channel: string, request: unknown): Promise<string>;
}

type Reply<Value> = { ok: true; value: Value } | { ok: false; error: { message: string } };

/** A running app. */
export interface RunningApp {
  /** The main window’s page. */
  window: Page;
  /** Opens picture files in the app, as a person does. */
  openImages(files: string[]): Promise<void>;
  /** Ends the app and deletes its data. */
  close(): Promise<void>;
}

export class AppAuthenticator implements Authenticator {
  /** The main window’s page, for everything that this interface does not offer. */
  readonly window: Page;
  readonly #app: RunningApp;

  /** @param app an app whose vault is open */
  constructor(app: RunningApp) {
    this.#app = app;
    this.window = app.window;
  }

  async scanScreen(): Promise<HeldAccount[]> {
    return this.#adding(() => hands.scanScreens(this.window), 'on the screen');
  }

  async addFromImage(file: string): Promise<HeldAccount[]> {
    return this.#adding(() => this.#openImage(file), 'in the image');
  }

  async addKeyUri(uri: string): Promise<HeldAccount> {
    const { issuer, account } = parseKeyUri(uri);
    await hands.addKeyUri(this.window, uri);
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
    const held = await this.#ask<ShownAccount[]>('accounts:list');
    return held.map(({ issuer, account }) => ({ issuer, account }));
  }

  async close(): Promise<void> {
    await this.#app.close();
  }

  async #openImage(file: string): Promise<void> {
    await this.#app.openImages([file]);
    await hands.review(this.window).waitFor();
  }

  /** Waits for the review sheet and presses Add, as a user would. */
  async #adding(look: () => Promise<void>, where: string): Promise<HeldAccount[]> {
    const before = await this.accounts();
    await look();
    const { window } = this;
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

  async #codeOf(wanted: string | undefined): Promise<ShownCode & { code: string }> {
    const account = chooseAccount(await this.#ask<ShownAccount[]>('accounts:list'), wanted);
    const view =
      account.type === 'hotp'
        ? await this.#ask<ShownCode>('accounts:next-counter', { id: account.id })
        : (await this.#ask<ShownCode[]>('accounts:codes', { ids: [account.id] }))[0];
    if (view?.code === undefined) throw new Error('The app shows no code. Is the vault locked?');
    return { ...view, code: view.code };
  }

  /** Sends a request the way the window does, through the bridge. */
  async #ask<Value>(channel: string, request?: object): Promise<Value> {
    const text = await this.window.evaluate(
      ([name, body]) => (globalThis as unknown as { countersign: Bridge }).countersign.invoke(name, body),
      [channel, request] as const,
    );
    const reply: Reply<Value> = JSON.parse(text);
    if (!reply.ok) throw new Error(`The app refused the request: ${reply.error.message}`);
    return reply.value;
  }
}
