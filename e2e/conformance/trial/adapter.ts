/**
 * What connects the conformance suite to a server: a file that exports an {@link Adapter} by default. Only sign-up,
 * sign-in, enabling, confirming and verifying must be there; every other operation that is missing is reported as
 * absent, with the checks that would have needed it.
 */
import type { Answer, Client } from './client.ts';

export type { Answer, Client } from './client.ts';

export interface Adapter {
  /** What is tested, with its version: it goes into the report. */
  name: string;
  /** Starts the server, or finds a running one. It should be a fresh one with nobody's real accounts. */
  start(): Promise<Target>;
}

export interface Person {
  name: string;
  email: string;
  password: string;
}

export interface Target {
  /** `http://127.0.0.1:PORT`: no request goes anywhere else. */
  origin: string;
  operations: Operations;
  /** The server's clock, where it can be moved. Without one the suite waits for real time steps and leaves out longer waits. */
  clock?: {
    /** Unix milliseconds. */
    now(): number;
    advance(ms: number): Promise<void>;
  };
  /** Gives each client a network address of its own, where the server trusts a header for that. */
  addressHeaders?(client: number): Record<string, string>;
  /** The route behind `verify`, for requests that are broken on purpose. */
  verifyRoute?: { path: string; body(code: unknown): Record<string, unknown> };
  /** Routes that only somebody who is signed in completely may call. */
  protectedRoutes?: readonly { method: 'GET' | 'POST'; path: string; body?: unknown }[];
  stop(): Promise<void>;
}

/** Each does one thing as a client of the server would, and never throws for what the server answers. */
export interface Operations {
  signUp(client: Client, person: Person): Promise<Answer>;
  /** `awaitsCode`: the password was right and the second factor is asked for. */
  signIn(
    client: Client,
    credentials: { email: string; password: string },
  ): Promise<Answer & { awaitsCode: boolean }>;
  /** The e-mail address of whoever is signed in completely, or `undefined`. */
  whoAmI(client: Client): Promise<string | undefined>;
  /** Asks for a new key. */
  enable(client: Client, password: string): Promise<Answer & { keyUri?: string; backupCodes?: string[] }>;
  /** Proves the new key with its first code, which turns the second factor on. */
  confirm(client: Client, code: unknown): Promise<Answer>;
  /** Finishes a sign-in with a code. */
  verify(client: Client, code: unknown, extra?: Record<string, unknown>): Promise<Answer>;

  signOut?(client: Client): Promise<Answer>;
  /** Proves the second factor again in a full session. */
  stepUp?(client: Client, code: unknown): Promise<Answer>;
  /** Finishes a sign-in with a backup code. */
  verifyBackupCode?(client: Client, code: unknown): Promise<Answer>;
  /** With the password and, when given, a code. */
  regenerateBackupCodes?(
    client: Client,
    proof: { password: string; code?: string },
  ): Promise<Answer & { backupCodes?: string[] }>;
  /** Turns the second factor off, with the password and, when given, a code. */
  disable?(client: Client, proof: { password: string; code?: string }): Promise<Answer>;
  /** Asks for the key that is in use, to show it once more. */
  revealKey?(client: Client, password: string): Promise<Answer>;
  /** Asks for a link to choose a new password. */
  requestReset?(client: Client, email: string): Promise<Answer>;
  /** The token of the newest such link in a person's mail, for the test to read. */
  mailedResetToken?(email: string): Promise<string | undefined>;
  reset?(client: Client, wanted: { token: string; password: string }): Promise<Answer>;
}

export type Capability = keyof Operations | 'clock' | 'verifyRoute' | 'protectedRoutes';
