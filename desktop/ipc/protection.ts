import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { id, nothing, passphrase } from './values.ts';
import type { VaultStatus } from './vault.ts';

/** Short ones are refused here as well: the page's own check can be got around. */
const newPassphrase = z.string().min(8).max(1024);

export const protection = {
  /** Opens a locked vault by the system's own prompt (Touch ID). */
  'protection:unlock-by-system': channel({ request: nothing, reply: typed<VaultStatus>() }),
  /** Sets the passphrase, or changes it; `present` where there is one. */
  'protection:set-passphrase': channel({
    request: z.object({ next: newPassphrase, present: passphrase.optional() }),
    reply: typed<VaultStatus>(),
  }),
  /** Shows one key, after asking who is there. No other reply holds one but that of `export:migration`. */
  'protection:reveal': channel({
    request: z.object({ id, passphrase: passphrase.optional() }),
    reply: typed<RevealedKey>(),
  }),
  /** Entries that are in the file and cannot be used. */
  'protection:quarantined': channel({ request: nothing, reply: typed<QuarantinedView[]>() }),
};

/** One key in the clear. */
export interface RevealedKey {
  issuer: string;
  account: string;
  keyUri: string;
  /** Base32. */
  secret: string;
  /** When the page takes it away again, Unix milliseconds. */
  hidesAt: number;
}

export interface QuarantinedView {
  /** For people: why it is not used. */
  reason: string;
}
