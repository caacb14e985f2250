import { z } from 'zod';
import { channel, typed } from './channel.ts';
import type { FoundReport } from './found.ts';
import { nothing, passphrase } from './values.ts';

/** Importing another app's export. */
export const importing = {
  /** Returns the apps whose exports are read, and the apps without an export. */
  'import:apps': channel({ request: nothing, reply: typed<ImportApps>() }),
  /**
   * Shows the system's file dialog. The chosen file takes the place of the first waiting one.
   *
   * `isNew` is false if the user closes the dialog.
   */
  'import:choose': channel({ request: nothing, reply: typed<WaitingFiles & { isNew: boolean }>() }),
  /** Returns the files that wait to be imported. */
  'import:waiting': channel({ request: nothing, reply: typed<WaitingFiles>() }),
  /**
   * Opens the first waiting file. It leaves the queue once it is open.
   *
   * `format` is the app that the user chose; without it, the content decides. `memory` is how much memory the user has
   * allowed, in bytes.
   *
   * Fails with `password-required`, `password-wrong`, `damaged`, `unsupported`, `unrecognised` or `stopped`.
   */
  'import:open': channel({
    request: z.object({
      password: passphrase.optional(),
      format: z.string().min(1).max(40).optional(),
      memory: z.number().int().min(0).optional(),
    }),
    reply: typed<ImportOpened>(),
  }),
  /** Stops the file that is being opened. */
  'import:stop': channel({ request: nothing, reply: typed<undefined>() }),
  /** Removes the first waiting file from the queue. */
  'import:discard': channel({ request: nothing, reply: typed<WaitingFiles>() }),
};

export interface ImportApps {
  formats: readonly {
    id: string;
    name: string;
    /** Its files, in the user's language: "JSON (content versions 1 to 3), HTML". */
    files: string;
  }[];
  withoutExport: readonly { id: string; name: string; why: string; steps: readonly string[] }[];
}

export interface WaitingFiles {
  /** The name of the first file; absent if there is none. */
  name?: string;
  count: number;
}

export type ImportOpened =
  | { kind: 'report'; report: FoundReport }
  /** The file needs this much memory, in bytes. The user has not allowed it yet. */
  | { kind: 'memory'; bytes: number };
