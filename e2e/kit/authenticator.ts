/** One interface, two authenticators: the real desktop app, and one without a window for speed. */
import type { Page } from '@playwright/test';

/** An account that an authenticator holds. */
export interface HeldAccount {
  issuer: string;
  account: string;
}

export interface FreshCodeOptions {
  /** How many seconds the code must still last; 5 unless said otherwise. */
  atLeast?: number;
  /** A code that has been used: the one that follows is waited for. */
  not?: string;
}

export interface Authenticator {
  /** Reads every QR that is to be seen and adds the keys. @throws when there is none */
  scanScreen(): Promise<HeldAccount[]>;
  /** Reads a picture file and adds the keys in it. @throws when there is none */
  addFromImage(file: string): Promise<HeldAccount[]>;
  /** Adds the key of a key URI, `otpauth://…`. @throws when it is none */
  addKeyUri(uri: string): Promise<HeldAccount>;
  /**
   * Finds the enrolment QR on a page, wherever it is on it, and adds it by looking at it. The page may still be drawing it.
   *
   * @throws when none appears within ten seconds
   */
  enrol(page: Page): Promise<HeldAccount>;
  /**
   * The present code.
   *
   * @param account part of an issuer or account name; may be left out when there is one account only
   * @throws when no account, or more than one, is named like that
   */
  code(account?: string): Promise<string>;
  /** A code that can be typed in peace: never one about to expire, nor one that was used. Waits when it must. */
  freshCode(account?: string, options?: FreshCodeOptions): Promise<string>;
  accounts(): Promise<HeldAccount[]>;
}

/** The one account that is meant. @throws with a sentence that names what there is */
export function chooseAccount<A extends HeldAccount>(held: readonly A[], wanted: string | undefined): A {
  const matching =
    wanted === undefined
      ? held
      : held.filter(({ issuer, account }) =>
          `${issuer}:${account}`.toLowerCase().includes(wanted.toLowerCase()),
        );
  const [first, second] = matching;
  const names = held.map(({ issuer, account }) => `${issuer}:${account}`).join(', ') || 'nothing';
  if (!first)
    throw new Error(`No account is named like “${wanted ?? ''}”. The authenticator holds ${names}.`);
  if (second)
    throw new Error(`Several accounts are meant by “${wanted ?? ''}”. The authenticator holds ${names}.`);
  return first;
}

/** Accounts that are there now and were not before. */
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
