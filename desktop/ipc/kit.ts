import { z } from 'zod';
import type { Restored } from './backup.ts';
import { channel, typed } from './channel.ts';
import { nothing, passphrase } from './values.ts';

export const kit = {
  /** Makes the recovery kit: texts for QR codes, opened by the passphrase. */
  'kit:make': channel({ request: nothing, reply: typed<RecoveryKit>() }),
  /** Returns how many parts of a kit have been scanned. */
  'kit:progress': channel({ request: nothing, reply: typed<KitProgress | undefined>() }),
  'kit:restore': channel({ request: z.object({ passphrase }), reply: typed<Restored>() }),
  'kit:discard': channel({ request: nothing, reply: typed<undefined>() }),
};

export interface RecoveryKit {
  /** The texts of the QR codes, in order. */
  parts: string[];
  accounts: number;
  /** Unix milliseconds. */
  madeAt: number;
}

export interface KitProgress {
  /** The numbers of the scanned parts, counted from 1. */
  have: number[];
  of: number;
}
