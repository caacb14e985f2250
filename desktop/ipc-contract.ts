/**
 * The whole conversation between the renderer and the main process: every channel, what may be asked, what comes
 * back. The main process validates each request against the schema here (desktop/main/ipc.ts); the renderer sees
 * the types alone. No reply holds a key: the renderer gets codes, names and sentences.
 */
import { z } from 'zod';
import type { Algorithm } from '../shared/key-uri.ts';

const id = z.string().min(1).max(64);
/** Issuer and account as people type them. */
const issuer = z.string().trim().max(200);
const account = z.string().trim().max(200);
const passphrase = z.string().min(1).max(1024);

/** A key typed by hand, before it is checked. */
export const typedKey = z.object({
  issuer,
  account,
  secret: z.string().max(4096),
  type: z.enum(['totp', 'hotp', 'steam']),
  algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']),
  digits: z.number().int().min(6).max(10),
  /** Seconds; time-based keys only. */
  period: z.number().int().min(1).max(86_400),
  /** Counter-based keys only. */
  counter: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type TypedKey = z.infer<typeof typedKey>;

/** Requests, by channel. A channel missing here does not exist. */
export const requests = {
  'vault:status': z.undefined(),
  /** First run: makes the vault. With a passphrase where the key store is no real one, or where one is wanted. */
  'vault:create': z.object({ passphrase: passphrase.optional() }),
  'vault:unlock': z.object({ passphrase }),
  'vault:lock': z.undefined(),
  /** Moves an unreadable or newer vault file aside under a dated name and begins again. Nothing is deleted. */
  'vault:set-aside': z.undefined(),

  'accounts:list': z.undefined(),
  /** Copies the present code. `next` copies the next one, for a code about to expire. */
  'accounts:copy': z.object({ id, which: z.enum(['present', 'next']) }),
  /** HOTP: stores the advanced counter, then shows the code it makes. */
  'accounts:next-counter': z.object({ id }),
  'accounts:rename': z.object({ id, issuer, account }),
  'accounts:remove': z.object({ id }),
  'accounts:restore': z.object({ id }),

  /** Captures every display with the app's own windows out of the way. */
  'found:scan-screens': z.undefined(),
  /** Shows the system's file dialog, then reads the pictures chosen. */
  'found:open-image': z.undefined(),
  'found:key-uri': z.object({ text: z.string().max(20_000) }),
  'found:typed': typedKey,
  /** Adds the chosen ones of what was found, all or none. */
  'found:save': z.object({ reportId: id, itemIds: z.array(id).min(1).max(500) }),
  'found:discard': z.object({ reportId: id }),
} as const satisfies Record<string, z.ZodType>;

export type Channel = keyof typeof requests;
export type RequestOf<C extends Channel> = z.infer<(typeof requests)[C]>;

/** Where the vault stands. `path` is shown to people so that they can find the file. */
export type VaultStatus =
  /** No vault yet. `keyStore` says whether the system has a real one; without it a passphrase is required. */
  | { state: 'new'; keyStore: KeyStore; path: string }
  | { state: 'locked'; keyStore: KeyStore; path: string; reason: 'passphrase' | 'key-store-changed' }
  | { state: 'open'; keyStore: KeyStore; path: string; protection: Protection[]; readOnly: boolean }
  /**
   * The file cannot be used; it has not been touched. `sentence` says why and what to do. `key-lost` is a whole
   * vault whose only slot is a key store that no longer opens it.
   */
  | {
      state: 'unreadable';
      keyStore: KeyStore;
      path: string;
      cause: 'damaged' | 'newer' | 'key-lost';
      sentence: string;
    };

/** Either opens the vault. */
export type Protection = 'key-store' | 'passphrase';

export interface KeyStore {
  /** Whether the system's key store really protects: false for Linux's `basic_text`. */
  available: boolean;
  /** For people: "GNOME Keyring", "macOS Keychain", "Windows DPAPI", or why there is none. */
  name: string;
}

/** One account as the list shows it. */
export interface AccountView {
  id: string;
  issuer: string;
  account: string;
  type: 'totp' | 'hotp' | 'steam';
  algorithm: Algorithm;
  digits: number;
  /** Seconds; absent for HOTP. */
  period?: number;
  /** Absent for HOTP until one is asked for. */
  code?: string;
  /** The code of the next time step; absent for HOTP. */
  nextCode?: string;
  /** The present time step, Unix milliseconds; absent for HOTP. */
  startsAt?: number;
  endsAt?: number;
}

/** What a scan, a file or a text turned out to hold. Nothing is saved until `found:save`. */
export interface FoundReport {
  reportId: string;
  /** What was looked at, for the headline: "2 screens", "invoice.png", "the pasted text". */
  lookedAt: string;
  items: FoundItem[];
  /** Sentences about what could not be read: a file that is no image, a screen that could not be captured. */
  problems: string[];
}

export type FoundItem = FoundAccount | FoundOther;

/** A key that can be added. */
export interface FoundAccount {
  kind: 'account';
  itemId: string;
  issuer: string;
  account: string;
  type: 'totp' | 'hotp' | 'steam';
  algorithm: Algorithm;
  digits: number;
  period?: number;
  /** A live look at its code, so that a person can compare; absent for HOTP. */
  code?: string;
  endsAt?: number;
  /** "Screen 1, top left", "invoice.png". */
  source: string;
  /** Sentences to read before saving: a duplicate, an unusual parameter. */
  warnings: string[];
  /** Whether the tick box starts ticked. */
  selected: boolean;
}

/** A QR that holds something else, or a key URI that is broken. */
export interface FoundOther {
  kind: 'other';
  itemId: string;
  title: string;
  sentence: string;
  source: string;
}

/** Replies, by channel. */
export interface Replies {
  'vault:status': VaultStatus;
  'vault:create': VaultStatus;
  'vault:unlock': VaultStatus;
  'vault:lock': VaultStatus;
  'vault:set-aside': VaultStatus;
  'accounts:list': AccountView[];
  /** When the clipboard is cleared, if it still holds the code (Unix milliseconds). */
  'accounts:copy': { issuer: string; account: string; clearsAt: number };
  'accounts:next-counter': AccountView;
  'accounts:rename': AccountView;
  'accounts:remove': undefined;
  'accounts:restore': AccountView;
  'found:scan-screens': FoundReport;
  /** `undefined` when the dialog was closed without choosing. */
  'found:open-image': FoundReport | undefined;
  'found:key-uri': FoundReport;
  'found:typed': FoundReport;
  'found:save': AccountView[];
  'found:discard': undefined;
}

/** How every reply travels: a failure is a stable code and a sentence for people, never a stack trace. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: IpcFailure };
export interface IpcFailure {
  code:
    | 'invalid-request'
    | 'locked'
    | 'wrong-passphrase'
    | 'not-found'
    | 'bad-key'
    | 'nothing-to-save'
    | 'capture-failed'
    | 'store-failed'
    | 'read-only'
    | 'internal';
  message: string;
}

/** What the main process tells the renderer unasked. */
export interface Events {
  'vault:changed': VaultStatus;
  'accounts:changed': undefined;
}
export type EventName = keyof Events;

/** What the preload script puts on `window.countersign`. */
export interface CountersignBridge {
  invoke<C extends Channel>(channel: C, request: RequestOf<C>): Promise<Envelope<Replies[C]>>;
  /** @returns a function that stops listening */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  platform: 'linux' | 'darwin' | 'win32';
}
