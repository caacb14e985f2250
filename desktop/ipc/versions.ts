import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { fileName, nothing } from './values.ts';
import type { VaultStatus } from './vault.ts';

export const versions = {
  'versions:list': channel({ request: nothing, reply: typed<VersionView[]>() }),
  /** Makes the accounts what they were in an earlier version; the present state becomes a version itself. */
  'versions:restore': channel({ request: z.object({ name: fileName }), reply: typed<VaultStatus>() }),
  /** For a damaged vault file: sets it aside, and goes on from the latest earlier version. */
  'versions:use-latest': channel({ request: nothing, reply: typed<VaultStatus>() }),
};

/** An earlier version of the vault file. Moments in Unix milliseconds. */
export interface VersionView {
  name: string;
  keptAt: number;
  /** How many accounts it holds; absent for one that does not open. */
  accounts?: number;
}
