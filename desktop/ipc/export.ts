import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { passphrase } from './values.ts';

export const exporting = {
  /** Every account as an export that other apps read, once the person has confirmed to be the vault's owner. */
  'export:migration': channel({
    request: z.object({ passphrase: passphrase.optional() }),
    reply: typed<MigrationExportView>(),
  }),
};

/** An export as Google Authenticator makes them. It holds keys, so it is asked for by name and hidden again. */
export interface MigrationExportView {
  /** One text a QR code, in order. */
  texts: string[];
  /** Sentences about accounts that the format cannot hold. */
  left: string[];
  /** When it is to be hidden again, Unix milliseconds. */
  hidesAt: number;
}
