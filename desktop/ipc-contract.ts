/**
 * The whole conversation between the renderer and the main process: every channel, what may be asked, what comes
 * back. The main process validates each request against the schema here (desktop/main/ipc/answer.ts); the renderer sees
 * the types alone. No reply holds a key but those of `protection:reveal` and `export:migration`: the renderer gets codes, names, sentences.
 */
import { z } from 'zod';
import type { Algorithm } from '../shared/key-uri.ts';
import { type Settings, settingsChange } from './settings.ts';
import { type KitProgress, type VaultReplies, type VaultStatus, vaultRequests } from './vault-contract.ts';

const id = z.string().min(1).max(64);
/** Issuer and account as people type them. */
const issuer = z.string().trim().max(200);
const account = z.string().trim().max(200);
const passphrase = z.string().min(1).max(1024);

/** Pixels along a side of one picture of the camera. */
const MOST_FRAME_SIDE = 2_048;

const side = z.number().min(0).max(100_000);

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

/** Everything about an account. An empty `secret` keeps the key it has. */
export const accountEdit = typedKey.extend({
  id,
  favourite: z.boolean(),
  tags: z.array(z.string().trim().min(1).max(40)).max(20),
});
export type AccountEdit = z.infer<typeof accountEdit>;

/** Requests, by channel. A channel missing here does not exist. */
export const requests = {
  /** All that the main page shows first: each further question would delay the first code. */
  'app:begin': z.undefined(),

  'vault:status': z.undefined(),
  /** First run: makes the vault. With a passphrase where the key store is no real one, or where one is wanted. */
  'vault:create': z.object({ passphrase: passphrase.optional() }),
  'vault:unlock': z.object({ passphrase }),
  'vault:lock': z.undefined(),
  /** Moves an unreadable or newer vault file aside under a dated name and begins again. Nothing is deleted. */
  'vault:set-aside': z.undefined(),

  'accounts:list': z.undefined(),
  /** The codes of the rows in sight: codes nobody looks at are not made. */
  'accounts:codes': z.object({ ids: z.array(id).max(200) }),
  /** Copies the present code. `next` copies the next one, for a code about to expire; `usable` takes whichever lasts. */
  'accounts:copy': z.object({ id, which: z.enum(['present', 'next', 'usable']) }),
  /** HOTP: stores the advanced counter, then shows the code it makes. */
  'accounts:next-counter': z.object({ id }),
  'accounts:edit': accountEdit,
  'accounts:favourite': z.object({ id, favourite: z.boolean() }),
  /** Puts an account before another one in the person's own order; at the end without one. */
  'accounts:move': z.object({ id, before: id.optional() }),
  /** Into the bin, where it stays for 30 days. */
  'accounts:remove': z.object({ id }),
  'accounts:restore': z.object({ id }),
  'accounts:bin': z.undefined(),
  /** Removes what is in the bin for good. */
  'accounts:purge': z.object({ ids: z.array(id).min(1).max(10_000) }),
  /** Accounts that share one key, as groups. */
  'accounts:duplicates': z.undefined(),
  /** Keeps one of a group, with the tags of all; the others go to the bin. */
  'accounts:merge': z.object({ keep: id, others: z.array(id).min(1).max(100) }),

  'settings:get': z.undefined(),
  'settings:change': settingsChange,
  /** What this system can and cannot do, stated plainly, and whether the shortcut is held. */
  'system:state': z.undefined(),

  /** Asks a server for the time (HTTP Date): the only request over a network this app can make. */
  'clock:ask-server': z.object({ address: z.string().trim().min(1).max(300) }),
  /** Finds at which moment an account made a code that a service accepts, or another device shows. */
  'clock:from-code': z.object({ id, code: z.string().trim().max(20) }),

  /** What the palette was opened for. */
  'palette:opening': z.undefined(),
  /** Hides it. */
  'palette:close': z.undefined(),

  /** Captures every display with the app's own windows out of the way. */
  'found:scan-screens': z.undefined(),
  /** Shows the system's file dialog, then reads the pictures chosen. */
  'found:open-image': z.undefined(),
  /** Pictures and documents dropped on the window or taken by its camera; the page hands over bytes, never paths. */
  'found:pictures': z.object({
    files: z
      .array(z.object({ name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }))
      .min(1)
      .max(100),
  }),
  /** The picture or the text on the clipboard. */
  'found:clipboard': z.undefined(),
  /**
   * Looks at the screens again and again, windows left where they are, until a part of an export turns up that was
   * missing, or a minute has passed.
   */
  'found:watch': z.undefined(),
  'found:stop-watching': z.undefined(),
  /** Lets the person draw around codes on any display. `undefined` when they left without drawing. */
  'found:scan-region': z.undefined(),
  /** Has the person choose a folder, and reads each picture that comes into it from now on. */
  'folder:watch': z.undefined(),
  'folder:stop': z.undefined(),
  'folder:view': z.undefined(),
  /** Reports what was found in the folder since the last time. */
  'folder:take': z.undefined(),
  /** Lets the main window use the camera, until `camera:close`, a lock, or another page. */
  'camera:open': z.undefined(),
  'camera:close': z.undefined(),
  /** One picture of the camera: red, green, blue, alpha, rows from the top. The next is sent once this is answered. */
  'camera:frame': z
    .object({
      width: z.number().int().min(1).max(MOST_FRAME_SIDE),
      height: z.number().int().min(1).max(MOST_FRAME_SIDE),
      pixels: z.instanceof(Uint8Array),
    })
    .refine(({ width, height, pixels }) => pixels.length === width * height * 4, { path: ['pixels'] }),
  /** The region sheets' own: what was drawn, in density-independent pixels of one display. */
  'region:chosen': z.object({
    displayId: z.number().int(),
    area: z.object({ x: side, y: side, width: side.positive(), height: side.positive() }),
  }),
  'region:leave': z.undefined(),

  /** Every account as an export that other apps read, for whoever proves to be its owner. */
  'export:migration': z.object({ passphrase: passphrase.optional() }),
  'found:key-uri': z.object({ text: z.string().max(20_000) }),
  'found:typed': typedKey,
  /** Adds the chosen ones of what was found, all or none. */
  'found:save': z.object({ reportId: id, itemIds: z.array(id).min(1).max(500) }),
  'found:discard': z.object({ reportId: id }),
  /** Stops the look under way: what was found until then is reported. */
  'found:stop': z.undefined(),
  /** The present codes of a report's accounts, for as long as it is under review. */
  'found:codes': z.object({ reportId: id }),
  /** Takes back what one `found:save` added: the accounts go to the bin together, all or none. */
  'found:undo-save': z.object({ ids: z.array(id).min(1).max(500) }),

  ...vaultRequests,
} as const satisfies Record<string, z.ZodType>;

export type Channel = keyof typeof requests;
export type RequestOf<C extends Channel> = z.infer<(typeof requests)[C]>;

/** What the main page begins with. */
export interface Beginning {
  settings: Settings;
  status: VaultStatus;
  /** None unless the vault is open. */
  accounts: AccountView[];
  /** Of the first rows; none where codes stay hidden until they are asked for. */
  codes: CodeView[];
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
  /** The next counter; HOTP only. */
  counter?: number;
  /** Unix milliseconds. */
  addedAt: number;
  favourite: boolean;
  tags: readonly string[];
}

/** The codes of one account at a moment. */
export interface CodeView {
  id: string;
  /** Absent for HOTP until one is asked for. */
  code?: string;
  /** The code of the next time step; absent for HOTP. */
  nextCode?: string;
  /** The present time step by this computer's clock, Unix milliseconds; absent for HOTP. */
  startsAt?: number;
  endsAt?: number;
}

/** An account in the bin. Moments in Unix milliseconds. */
export interface BinnedView {
  id: string;
  issuer: string;
  account: string;
  removedAt: number;
  /** When it goes for good. */
  goesAt: number;
}

/** What a copy did. */
export interface Copied {
  issuer: string;
  account: string;
  /** The next code is not valid everywhere before its step begins. */
  which: 'present' | 'next';
  /** When the copied code begins to hold, if it does not yet. */
  startsAt?: number;
  /** When the clipboard is cleared, if it still holds the code (Unix milliseconds). */
  clearsAt: number;
}

/** What this system can do. */
export interface SystemState {
  version: string;
  /** Whether the palette's shortcut is held; `free` when none is set. */
  shortcut: 'held' | 'refused' | 'free';
  /** How copied codes are kept out of the clipboard's history here. */
  clipboard: 'kept-out' | 'asked' | 'no-way';
  /** Whether windows can be kept out of screen captures here. */
  contentProtection: 'yes' | 'partly' | 'no';
  /** The program to bind to a key of the desktop where no shortcut can be held. */
  command: string;
}

/** What is typed in the palette already, or what was copied where the answer was clear. */
export interface PaletteOpening {
  query: string;
  copied?: Copied;
}

/** How far this computer's clock is behind (positive) or ahead of the true time, in milliseconds. */
export interface ClockCheck {
  offset: number;
  /** How far off that can be, in milliseconds. */
  within: number;
  /** What said so: the server's name, or the account's. */
  source: string;
}

/** A folder whose new pictures are read. */
export interface WatchedFolderView {
  name: string;
  /** How many pictures have been read. */
  read: number;
  /** How many codes wait to be looked at. */
  waiting: number;
}

/** How far a look is, from 0 to 1, and how many codes it has found. */
export interface LookProgress {
  share: number;
  found: number;
}

/** What was looked at. The page has the words for it. */
export type LookedAt =
  | { kind: 'screens' | 'files'; count: number }
  | { kind: 'file' | 'folder'; name: string }
  | { kind: 'region' | 'clipboard' | 'camera' | 'pasted' | 'typed' };

/** What a scan, a file or a text turned out to hold. Nothing is saved until `found:save`. */
export interface FoundReport {
  reportId: string;
  lookedAt: LookedAt;
  items: FoundItem[];
  /** Sentences about what could not be read: a file that is no image, a screen that could not be captured. */
  problems: string[];
  /** Parts of an export are still to be found; what has been found of it is kept for the next look. */
  incomplete: boolean;
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
  /** A data URL: a look at the place, too coarse to be read as a code. Absent for typed and pasted keys. */
  thumbnail?: string | undefined;
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
  thumbnail?: string | undefined;
}

/** An export as Google Authenticator makes them. It holds keys, so it is asked for by name and hidden again. */
export interface MigrationExportView {
  /** One text a QR code, in order. */
  texts: string[];
  /** Sentences about accounts that the format cannot hold. */
  left: string[];
  /** When it is to be hidden again, Unix milliseconds. */
  hidesAt: number;
}

/** Replies, by channel. */
export interface Replies extends VaultReplies {
  'app:begin': Beginning;
  'vault:status': VaultStatus;
  'vault:create': VaultStatus;
  'vault:unlock': VaultStatus;
  'vault:lock': VaultStatus;
  'vault:set-aside': VaultStatus;
  'accounts:list': AccountView[];
  'accounts:codes': CodeView[];
  'accounts:copy': Copied;
  'accounts:next-counter': CodeView;
  'accounts:edit': AccountView;
  'accounts:favourite': AccountView;
  'accounts:move': undefined;
  'accounts:remove': undefined;
  'accounts:restore': AccountView;
  'accounts:bin': BinnedView[];
  'accounts:purge': undefined;
  'accounts:duplicates': AccountView[][];
  'accounts:merge': AccountView;
  'settings:get': Settings;
  'settings:change': Settings;
  'system:state': SystemState;
  'clock:ask-server': ClockCheck;
  'clock:from-code': ClockCheck;
  'palette:opening': PaletteOpening;
  'palette:close': undefined;
  /** `undefined`, here and below, when it was stopped before anything was found. */
  'found:scan-screens': FoundReport | undefined;
  /** `undefined` when the dialog was closed without choosing. */
  'found:open-image': FoundReport | undefined;
  'found:pictures': FoundReport | undefined;
  'found:clipboard': FoundReport | undefined;
  'found:stop': undefined;
  'found:codes': CodeView[];
  'found:watch': FoundReport;
  'found:stop-watching': undefined;
  'found:scan-region': FoundReport | undefined;
  /** `undefined` when no folder was chosen. */
  'folder:watch': WatchedFolderView | undefined;
  'folder:stop': undefined;
  'folder:view': WatchedFolderView | undefined;
  /** `undefined` when nothing was found. */
  'folder:take': FoundReport | undefined;
  'camera:open': undefined;
  'camera:close': undefined;
  /** `undefined` when nothing new was in the picture. */
  'camera:frame': FoundReport | undefined;
  'region:chosen': undefined;
  'region:leave': undefined;
  'export:migration': MigrationExportView;
  'found:undo-save': undefined;
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
    | 'too-many-guesses'
    | 'not-found'
    | 'bad-key'
    | 'nothing-to-save'
    | 'capture-failed'
    | 'store-failed'
    | 'read-only'
    | 'no-answer'
    | 'bad-backup'
    | 'internal';
  message: string;
}

/** What the main process tells the renderer unasked. */
export interface Events {
  'vault:changed': VaultStatus;
  'accounts:changed': undefined;
  /** Parts of a recovery kit were among what was scanned. */
  'kit:changed': KitProgress;
  /** A backup was written, or could not be. */
  'backup:changed': undefined;
  'settings:changed': Settings;
  /** `undefined` when no folder is watched any more. */
  'folder:changed': WatchedFolderView | undefined;
  /** The look under way is this far. */
  'found:progress': LookProgress;
  /** What another start of the program, the tray or the palette asked the main window to do. */
  'window:do': 'scan' | 'settings';
  /** A sentence for whoever looks at the main window: what was asked of the app elsewhere could not be done. */
  'window:say': string;
  /** The palette is shown anew. */
  'palette:open': undefined;
}
export type EventName = keyof Events;

/** What the preload script puts on `window.countersign`. */
export interface CountersignBridge {
  /** What the main page begins with, asked for before its scripts are read; `undefined` on other pages. */
  beginning: () => Promise<Envelope<Beginning>> | undefined;
  invoke<C extends Channel>(channel: C, request: RequestOf<C>): Promise<Envelope<Replies[C]>>;
  /** @returns a function that stops listening */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  platform: 'linux' | 'darwin' | 'win32';
}
