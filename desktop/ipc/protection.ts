import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { id, newPassphrase, nothing, passphrase } from './values.ts';
import type { VaultStatus } from './vault.ts';

export const protection = {
  /** Opens a locked vault with the system's authentication prompt (Touch ID). */
  'protection:unlock-by-system': channel({ request: nothing, reply: typed<VaultStatus>() }),
  /** Sets or changes the passphrase. `present` is the current one, if there is one. */
  'protection:set-passphrase': channel({
    request: z.object({ next: newPassphrase, present: passphrase.optional() }),
    reply: typed<VaultStatus>(),
  }),
  /** Returns one key after the user confirms who they are. Only this reply contains a key as text. */
  'protection:reveal': channel({
    request: z.object({ id, passphrase: passphrase.optional() }),
    reply: typed<RevealedKey>(),
  }),
  /** Returns the entries of the file that cannot be read. */
  'protection:quarantined': channel({ request: nothing, reply: typed<QuarantinedView[]>() }),
};

/** A key in plain text. */
export interface RevealedKey {
  issuer: string;
  account: string;
  keyUri: string;
  /** Base32. */
  secret: string;
  /** When the page must hide it, in Unix milliseconds. */
  hidesAt: number;
}

export interface QuarantinedView {
  /** Why it cannot be read, for users. */
  reason: string;
}
