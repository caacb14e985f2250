import { z } from 'zod';
import { EXPORT_TARGETS } from '../export-targets.ts';
import { MOST_SAVED } from '../found-limits.ts';
import { channel, typed } from './channel.ts';
import { id, newPassphrase, passphrase } from './values.ts';

/** The export and its accounts. */
const wanted = z.object({ target: z.enum(EXPORT_TARGETS), ids: z.array(id).min(1).max(MOST_SAVED) });

/** Leaving with accounts. The main process makes the files and pictures. */
export const exporting = {
  /** Returns what an export cannot hold, before it is written. Fails with `not-found` if an account is gone. */
  'export:losses': channel({ request: wanted, reply: typed<ExportLosses>() }),
  /**
   * Writes an export after the vault's owner has confirmed who they are, and reads it back. `undefined` if the user
   * chooses no file.
   *
   * `password` encrypts the export, where it is encrypted. `fiveACode` is for readers that fail above five accounts a
   * code.
   *
   * Fails with `wrong-passphrase`, `too-many-guesses`, `password-required`, `not-found`, `unsupported` if nothing is left
   * to write, `damaged` if it reads back differently, and `store-failed`.
   */
  'export:write': channel({
    request: wanted.extend({
      passphrase: passphrase.optional(),
      password: newPassphrase.optional(),
      fiveACode: z.boolean(),
    }),
    reply: typed<Exported | undefined>(),
  }),
};

export interface ExportLosses {
  losses: ExportLoss[];
  /** How many accounts the export will contain. */
  kept: number;
}

/** Something that the export cannot hold, with its accounts. */
export interface ExportLoss {
  /** A sentence for users. */
  reason: string;
  count: number;
  /** Whether the accounts are left out completely. */
  leftOut: boolean;
  /** The names of the accounts. */
  accounts: string[];
}

export type Exported =
  | {
      kind: 'saved';
      /** The names of the files. */
      names: string[];
      /** How many accounts they contain. */
      count: number;
    }
  | {
      kind: 'shown';
      /** QR codes as data URLs, in order. They contain keys: the page forgets them when it hides them. */
      pictures: string[];
      count: number;
      /** When the page must hide them, in Unix milliseconds. */
      hidesAt: number;
    };
