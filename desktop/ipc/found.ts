import { z } from 'zod';
import type { Algorithm, KeyType } from '../../shared/key-uri.ts';
import type { AccountDetails } from '../account-fields.ts';
import { LONGEST_TEXT, MOST_FILES, MOST_SAVED } from '../found-limits.ts';
import { type AccountView, type CodeView, typedAccount } from './accounts.ts';
import { channel, typed } from './channel.ts';
import { id, nothing } from './values.ts';

/**
 * What becomes of a found account: added beside the accounts in the vault, merged with the one it is compared with, put
 * in its place, or left out.
 */
const SAVE_AS = ['new', 'merge', 'replace', 'skip'] as const;
export type SaveAs = (typeof SAVE_AS)[number];

const foundChoice = z.object({
  itemId: id,
  as: z.enum(SAVE_AS),
  /** Which of the item's readings has the right name. The first one by default. */
  reading: z.number().int().min(0).optional(),
});
export type FoundChoice = z.infer<typeof foundChoice>;

/** `undefined` if the search was stopped before it found anything. */
const reportOrNone = typed<FoundReport | undefined>();

/** Searching for codes, reviewing what was found, and saving it. */
export const found = {
  /** Captures every display after hiding the app's own windows. */
  'found:scan-screens': channel({ request: nothing, reply: reportOrNone }),
  /** Shows the system's file dialog, then reads the chosen pictures. No report if the user chooses none. */
  'found:open-image': channel({ request: nothing, reply: reportOrNone }),
  /** Reads pictures and documents dropped on the window or taken by the camera. The page sends bytes, never paths. */
  'found:pictures': channel({
    request: z.object({
      files: z
        .array(z.object({ name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }))
        .min(1)
        .max(MOST_FILES),
      /** How many files were dropped beyond these. */
      more: z.number().int().min(0),
    }),
    reply: reportOrNone,
  }),
  /** Reads key URIs and files that another program passed to the app. */
  'found:handed-over': channel({ request: nothing, reply: reportOrNone }),
  /** Reads the picture or the text on the clipboard. */
  'found:clipboard': channel({ request: nothing, reply: reportOrNone }),
  /**
   * Searches the screens repeatedly without hiding windows. Ends when it finds a missing part of an export, or after a
   * minute.
   */
  'found:watch': channel({ request: nothing, reply: typed<FoundReport>() }),
  'found:stop-watching': channel({ request: nothing, reply: typed<undefined>() }),
  /** Lets the user draw a box around codes on any display. No report if the user leaves without drawing. */
  'found:scan-region': channel({ request: nothing, reply: reportOrNone }),
  'found:key-uri': channel({
    request: z.object({ text: z.string().max(LONGEST_TEXT + 1) }),
    reply: reportOrNone,
  }),
  /** Reviews a typed account. Without a key of its own it has the one of an item found without a name. */
  'found:typed': channel({
    request: typedAccount.extend({ held: z.object({ reportId: id, itemId: id }).optional() }),
    reply: typed<FoundReport>(),
  }),
  /**
   * Saves items of a report, all or none. Items that are not named are left out.
   *
   * Fails with `nothing-to-save` if every item is left out or one has no key, and with `invalid-request` if one is to be
   * merged with an account that makes other codes.
   */
  'found:save': channel({
    request: z.object({
      reportId: id,
      choices: z.array(foundChoice).min(1).max(MOST_SAVED),
    }),
    reply: typed<SavedFound>(),
  }),
  'found:discard': channel({ request: z.object({ reportId: id }), reply: typed<undefined>() }),
  /** Stops the current search. It reports what was found so far. */
  'found:stop': channel({ request: nothing, reply: typed<undefined>() }),
  /** Returns the current codes of a report's accounts during the review. */
  'found:codes': channel({ request: z.object({ reportId: id }), reply: typed<CodeView[]>() }),
  /**
   * Undoes the last `found:save`: all of it or nothing. Added accounts move to the bin; merged and replaced ones are as
   * before. Fails with `not-found` if it was another save, and with `invalid-request` if an account was changed since.
   */
  'found:undo-save': channel({ request: z.object({ saveId: id }), reply: typed<undefined>() }),
  /**
   * Writes the entries of a report that make no codes into a file that the user chooses. Replies with its name;
   * `undefined` if the user chooses none.
   */
  'found:keep-rest': channel({
    request: z.object({ reportId: id }),
    reply: typed<{ name: string } | undefined>(),
  }),
};

/** The progress of a search, from 0 to 1, and the number of codes found. */
export interface LookProgress {
  share: number;
  found: number;
}

/** Where a search looked. The page has the text for it. */
export type Searched =
  | { kind: 'screens' | 'files'; count: number }
  | { kind: 'file' | 'folder'; name: string }
  /** An export of another app. */
  | { kind: 'import'; name: string; app: string }
  /** `link`: what another program passed; `opened`: links and files together. */
  | { kind: 'region' | 'clipboard' | 'camera' | 'pasted' | 'link' | 'opened' | 'typed' };

/** The result of a scan, a file or a text. Nothing is saved until `found:save`. */
export interface FoundReport {
  reportId: string;
  searched: Searched;
  items: FoundItem[];
  /** Sentences about what could not be read: a file that is no image, a display that could not be captured. */
  problems: string[];
  /** Whether parts of an export are missing. The parts found so far are kept for the next search. */
  incomplete: boolean;
  /** The number of entries of an imported file that make no codes. `found:keep-rest` writes them into a file. */
  rest: number;
}

/** What a save did. */
export interface SavedFound {
  /** For `found:undo-save`. */
  saveId: string;
  /** The added accounts, then the merged ones. */
  accounts: AccountView[];
  /** How many accounts were added, how many of them in the place of another one, and how many were merged. */
  added: number;
  replaced: number;
  merged: number;
}

export type FoundItem = FoundAccount | FoundOther;

/** What the review shows of an account, found or in the vault. */
export interface AccountFields extends AccountDetails {
  issuer: string;
  account: string;
  type: KeyType;
  algorithm: Algorithm;
  digits: number;
  /** In seconds. Absent for HOTP. */
  period?: number;
  /** The next counter. Only for HOTP. */
  counter?: number;
}

/** The account in the vault that a found one is compared with. */
export interface PresentAccount {
  /** What they share: the key and the name, all that makes codes, only the key, or only the name. */
  shares: 'account' | 'codes' | 'key' | 'name';
  fields: AccountFields;
  /** What a merge would make of them. Absent if they make different codes: then a merge would lose a key. */
  merged?: AccountFields;
  /** What becomes of the found account if the user selects it and makes no other choice. Nothing is lost by it. */
  suggested: 'new' | 'merge';
}

/** A key that can be added. */
export interface FoundAccount extends AccountFields {
  kind: 'account';
  itemId: string;
  /** The current code, for the user to compare. Absent for HOTP, and in a report with more than 200 accounts. */
  code?: string;
  endsAt?: number;
  /** "Screen 1, top left", "invoice.png". */
  source: string;
  /**
   * A small picture of the place as a data URL, too coarse for a code in it to be read. Absent for typed and pasted
   * keys.
   */
  thumbnail?: string | undefined;
  /** Sentences to read before saving: a duplicate, an unusual parameter. */
  warnings: string[];
  /** The names that it may have, the likeliest first, if its character set is unknown. The first is also its own. */
  readings?: readonly { issuer: string; account: string }[];
  /** Absent if the vault has no account with its key or its name. */
  present?: PresentAccount;
  /** Whether the item is selected at first. */
  selected: boolean;
}

/** A QR code with other content, or with an invalid key URI. */
export interface FoundOther {
  kind: 'other';
  itemId: string;
  /** Whether it is a key that lacks only a name. The key stays in the main process. */
  isKey: boolean;
  title: string;
  sentence: string;
  source: string;
  thumbnail?: string | undefined;
}
