import { z } from 'zod';
import type { Restored } from './backup.ts';
import { channel, typed } from './channel.ts';
import { nothing, passphrase } from './values.ts';

export const kit = {
  /** Makes the recovery kit: texts for QR codes, which the passphrase opens. */
  'kit:make': channel({ request: nothing, reply: typed<RecoveryKit>() }),
  /** How many parts of a kit have been scanned so far. */
  'kit:progress': channel({ request: nothing, reply: typed<KitProgress | undefined>() }),
  'kit:restore': channel({ request: z.object({ passphrase }), reply: typed<Restored>() }),
  'kit:discard': channel({ request: nothing, reply: typed<undefined>() }),
};

export interface RecoveryKit {
  /** The text of each QR code, in order. */
  parts: string[];
  accounts: number;
  /** Unix milliseconds. */
  madeAt: number;
}

export interface KitProgress {
  /** Numbers of the parts seen, from 1. */
  have: number[];
  of: number;
}
