import { z } from 'zod';
import type { Algorithm, KeyType } from '../../shared/key-uri.ts';
import { type AccountView, type CodeView, typedAccount } from './accounts.ts';
import { channel, typed } from './channel.ts';
import { id, nothing } from './values.ts';

/** A look that was stopped before anything was found has no report. */
const reportOrNone = typed<FoundReport | undefined>();

/** Looking for codes, checking what was found, saving it. */
export const found = {
  /** Captures every display with the app's own windows out of the way. */
  'found:scan-screens': channel({ request: nothing, reply: reportOrNone }),
  /** Shows the system's file dialog, then reads the pictures chosen. No report either when none was chosen. */
  'found:open-image': channel({ request: nothing, reply: reportOrNone }),
  /** Pictures and documents dropped on the window or taken by its camera; the page hands over bytes, never paths. */
  'found:pictures': channel({
    request: z.object({
      files: z
        .array(z.object({ name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }))
        .min(1)
        .max(100),
    }),
    reply: reportOrNone,
  }),
  /** The picture or the text on the clipboard. */
  'found:clipboard': channel({ request: nothing, reply: reportOrNone }),
  /**
   * Looks at the screens again and again, windows left where they are, until a part of an export turns up that was
   * missing, or a minute has passed.
   */
  'found:watch': channel({ request: nothing, reply: typed<FoundReport>() }),
  'found:stop-watching': channel({ request: nothing, reply: typed<undefined>() }),
  /** Lets the person draw around codes on any display. No report either when they left without drawing. */
  'found:scan-region': channel({ request: nothing, reply: reportOrNone }),
  'found:key-uri': channel({
    request: z.object({ text: z.string().max(20_000) }),
    reply: typed<FoundReport>(),
  }),
  'found:typed': channel({ request: typedAccount, reply: typed<FoundReport>() }),
  /** Adds the chosen items of a report, all or none. */
  'found:save': channel({
    request: z.object({ reportId: id, itemIds: z.array(id).min(1).max(500) }),
    reply: typed<AccountView[]>(),
  }),
  'found:discard': channel({ request: z.object({ reportId: id }), reply: typed<undefined>() }),
  /** Stops the look under way: what was found until then is reported. */
  'found:stop': channel({ request: nothing, reply: typed<undefined>() }),
  /** The present codes of a report's accounts, for as long as it is under review. */
  'found:codes': channel({ request: z.object({ reportId: id }), reply: typed<CodeView[]>() }),
  /** Takes back what one `found:save` added: the accounts go to the bin together, all or none. */
  'found:undo-save': channel({
    request: z.object({ ids: z.array(id).min(1).max(500) }),
    reply: typed<undefined>(),
  }),
};

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
  type: KeyType;
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
