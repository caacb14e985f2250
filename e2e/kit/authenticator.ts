/** One interface for two authenticators: the real desktop app, and a faster one without a window. */
import type { Locator, Page } from '@playwright/test';
import { quotableName } from '../../shared/quotable.ts';
import { shownAccount } from './qr/only-key.ts';

/** An account in an authenticator. */
export interface HeldAccount {
  issuer: string;
  account: string;
}

export interface FreshCodeOptions {
  /** How many seconds the code must stay valid. Default: 5. */
  atLeast?: number;
  /** A used code: the authenticator waits for the next one. */
  not?: string;
}

export interface EnrolOptions {
  /** How long the page may take to draw its QR code, in milliseconds. Default: 30 seconds. */
  timeout?: number;
}

export interface Authenticator {
  /** Reads every visible QR code and adds the keys. @throws if there is none */
  scanScreen(): Promise<HeldAccount[]>;
  /** Reads an image file and adds the keys in it. @throws if there is none */
  addFromImage(file: string): Promise<HeldAccount[]>;
  /** Adds the key of a key URI, `otpauth://…`. @throws if the text is not a key URI */
  addKeyUri(uri: string): Promise<HeldAccount>;
  /**
   * Finds the enrolment QR code anywhere on a page and adds its key. The page may still be drawing the code.
   *
   * @param target the page, or the element of the QR code if the page shows several
   * @throws if no code appears in time, if several keys are visible, or if the key is already there
   */
  enrol(target: Page | Locator, options?: EnrolOptions): Promise<HeldAccount>;
  /**
   * Returns the current code.
   *
   * @param account part of an issuer or account name; optional if there is only one account
   * @throws if no account matches, or more than one
   */
  code(account?: string): Promise<string>;
  /** Returns a code that is not about to expire and was not used. Waits for one if necessary. */
  freshCode(account?: string, options?: FreshCodeOptions): Promise<string>;
  /** Returns all accounts. */
  accounts(): Promise<HeldAccount[]>;
}

/** Returns the account that matches. @throws with a sentence that lists all accounts */
export function chooseAccount<A extends HeldAccount>(held: readonly A[], wanted: string | undefined): A {
  const matching =
    wanted === undefined
      ? held
      : held.filter(({ issuer, account }) =>
          `${issuer}:${account}`.toLowerCase().includes(wanted.toLowerCase()),
        );
  const [first, second] = matching;
  const names = held.map(shownAccount).join(', ') || 'no accounts';
  // Someone may pass a key in place of a name.
  const given = `“${quotableName(wanted ?? '') ?? ''}”`;
  if (!first) throw new Error(`No account matches ${given}. The authenticator contains ${names}.`);
  if (second) throw new Error(`Several accounts match ${given}. The authenticator contains ${names}.`);
  return first;
}

/** Returns the accounts that are in `after` but not in `before`. */
export function added(before: readonly HeldAccount[], after: readonly HeldAccount[]): HeldAccount[] {
  const rest = before.map(nameOf);
  return after.filter((account) => {
    const at = rest.indexOf(nameOf(account));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function nameOf({ issuer, account }: HeldAccount): string {
  return JSON.stringify([issuer, account]);
}
