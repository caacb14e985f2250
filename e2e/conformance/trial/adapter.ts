/**
 * An adapter connects the conformance suite to a server. It is a file whose default export is an {@link Adapter}.
 * Sign-up, sign-in, who is signed in, enabling, confirming and verifying are required. If another operation is
 * missing, the checks that need it are reported as absent.
 */
import type { Answer, Client } from './client.ts';

export type { Answer, Client } from './client.ts';

export interface Adapter {
  /** The name and version of what is tested, for the report. */
  name: string;
  /** How it is set up, in a few words, for the scoreboard. */
  remark?: string;
  /** Starts the server, or finds a running one. Use a new server without real accounts. */
  start(parts: Parts): Promise<Target>;
}

/** Ready parts for adapters. `start` gets them, so that an adapter has nothing to import. */
export interface Parts {
  /** Returns a text in a JSON body: `textIn(body, 'user', 'email')`. */
  textIn(body: unknown, ...names: string[]): string | undefined;
  /** Returns a list of texts in a JSON body; empty if it is not there. */
  textsIn(body: unknown, ...names: string[]): string[];
  /** Returns a private network address for a client, for a header such as `X-Forwarded-For`. */
  addressOfClient(client: number): string;
  /** Sends a bearer token with every further request of this client. `undefined` ends that. */
  setBearer(client: Client, token: string | undefined): void;
  /** Returns the hidden fields of the forms on a page, by name; only of the form with a visible field of such a name. */
  hiddenFields(html: unknown, ...visible: readonly string[]): Record<string, string>;
  /** Opens a page and sends its form with the hidden fields and these fields. */
  submit(
    client: Client,
    page: string,
    fields: Readonly<Record<string, unknown>>,
    action?: string,
  ): Promise<Answer>;
  /** Returns the hidden fields of the page that this client opened last, for `verifyRoute.body`. */
  lastHiddenFields(client: Client): Record<string, string>;
  /** Returns where a redirect leads, or `undefined` if the answer is no redirect. */
  redirectOf(answer: Omit<Answer, 'accepted'>, origin: string): URL | undefined;
  /** Follows redirects on the server under test. */
  followed(client: Client, answer: Answer): Promise<Answer>;
  /** Returns a clock for a server that the adapter starts with this environment. It needs libfaketime. */
  fakeClock(library?: string): Promise<FakeClock>;
}

export interface FakeClock {
  /** For the server's process. */
  env: Record<string, string>;
  clock: NonNullable<Target['clock']>;
  /** Removes the clock's file. Call it in `stop`. */
  remove(): Promise<void>;
}

export interface Person {
  name: string;
  email: string;
  password: string;
}

export interface Target {
  /** `http://127.0.0.1:PORT`. The suite sends requests to this origin only. */
  origin: string;
  /** The version of the server, if it is known only now. The report adds it to the adapter's name. */
  version?: string;
  operations: Operations;
  /** The server's clock, if it can be moved. Without it the suite waits for real time steps and skips longer waits. */
  clock?: {
    /** Unix milliseconds. */
    now(): number;
    advance(ms: number): Promise<void>;
  };
  /**
   * The password and the code go in one request, so there is no sign-in that waits for its code. `signIn` then keeps the
   * password in `client.state`, and `verify` sends both.
   */
  oneRequest?: boolean;
  /**
   * The app makes the key and sends it together with its first code, so the server offers no key. `enable` then makes the
   * key and keeps it in `client.state`, and `confirm` sends both.
   */
  appMakesKey?: boolean;
  /**
   * No one gets an account with the address of someone else: an administrator creates the accounts, or each begins with a
   * mailed link. So there is no account of a stranger that the reader of the address could take back.
   */
  addressesAreProven?: boolean;
  /** Returns headers that give each client its own network address, if the server trusts such a header. */
  addressHeaders?(client: number): Record<string, string>;
  /** Returns whether the server accepted a request. Without it: whether the status is from 200 to 299. */
  accepts?(answer: Omit<Answer, 'accepted'>): boolean;
  /** The route behind `verify`, for malformed requests. `body` returns the fields; a `form` is sent URL-encoded. */
  verifyRoute?: {
    path: string;
    type?: 'json' | 'form';
    body(code: unknown, client: Client): Record<string, unknown>;
  };
  /** Routes that require a full session. */
  protectedRoutes?: readonly { method: 'GET' | 'POST'; path: string; body?: unknown }[];
  stop(): Promise<void>;
}

/**
 * Each operation does one thing as a client of the server does. It never throws because of the server's answer.
 *
 * What an operation remembers about a client, such as a token, belongs into `client.state` or `client.headers`: a check
 * may copy the client, as a thief would, or move it to another network.
 */
export interface Operations {
  signUp(client: Client, person: Person): Promise<Answer>;
  /** Signs in with the password. `awaitsCode`: the password was right and the server requires the second factor. */
  signIn(
    client: Client,
    credentials: { email: string; password: string },
  ): Promise<Answer & { awaitsCode: boolean }>;
  /** Returns the email address of the fully signed-in user, or `undefined`. */
  whoAmI(client: Client): Promise<string | undefined>;
  /** Requests a new key. */
  enable(client: Client, password: string): Promise<Answer & { keyUri?: string; backupCodes?: string[] }>;
  /** Confirms the new key with its first code, which turns on the second factor. Some servers show backup codes now. */
  confirm(client: Client, code: unknown): Promise<Answer & { backupCodes?: string[] }>;
  /** Finishes a sign-in with a code. */
  verify(client: Client, code: unknown, extra?: Record<string, unknown>): Promise<Answer>;

  signOut?(client: Client): Promise<Answer>;
  /** Confirms the second factor again in a full session. */
  stepUp?(client: Client, code: unknown): Promise<Answer>;
  /** Finishes a sign-in with a backup code. */
  verifyBackupCode?(client: Client, code: unknown): Promise<Answer>;
  /** Creates new backup codes, with the password and an optional code. */
  regenerateBackupCodes?(
    client: Client,
    proof: { password: string; code?: string },
  ): Promise<Answer & { backupCodes?: string[] }>;
  /** Turns off the second factor, with the password and an optional code. */
  disable?(client: Client, proof: { password: string; code?: string }): Promise<Answer>;
  /** Requests the key in use, to show it again. */
  revealKey?(client: Client, password: string): Promise<Answer>;
  /** Confirms the address that an account signed up with, by the link that was mailed there. */
  proveAddress?(client: Client, email: string): Promise<Answer>;
  /** Changes the password of the signed-in user. */
  changePassword?(client: Client, change: { current: string; next: string }): Promise<Answer>;
  /** Requests a password reset link. */
  requestReset?(client: Client, email: string): Promise<Answer>;
  /** Returns the token of the newest password reset link that was mailed to this address. */
  mailedResetToken?(email: string): Promise<string | undefined>;
  /** Sets a new password with the token of a password reset link. */
  reset?(client: Client, wanted: { token: string; password: string }): Promise<Answer>;
  /**
   * Recovers an account whose authenticator and backup codes are lost, as its owner does in this client, who knows the
   * password and reads the mail. Afterwards the old key no longer works. The check then signs in with the password.
   */
  recover?(client: Client, person: Person): Promise<Answer>;
}

/**
 * `pendingSignIn`: there is a sign-in that waits for its code. `keyOffer`: the server makes the key.
 * `unprovenAddress`: a stranger can sign up with the address of someone else.
 */
export type Capability =
  | keyof Operations
  | 'clock'
  | 'verifyRoute'
  | 'protectedRoutes'
  | 'pendingSignIn'
  | 'keyOffer'
  | 'unprovenAddress';
