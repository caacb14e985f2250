import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { passphrase } from './values.ts';

export const exporting = {
  /** Returns every account as an export for other apps, after the vault's owner has confirmed who they are. */
  'export:migration': channel({
    request: z.object({ passphrase: passphrase.optional() }),
    reply: typed<MigrationExportView>(),
  }),
};

/**
 * An export in Google Authenticator's format. It contains keys, so only this channel returns it and the page hides it
 * soon.
 */
export interface MigrationExportView {
  /** One text per QR code, in order. */
  texts: string[];
  /** Sentences about accounts that the format does not support. */
  left: string[];
  /** When the page must hide it, in Unix milliseconds. */
  hidesAt: number;
}
