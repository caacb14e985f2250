import { z } from 'zod';
import { channel, typed } from './channel.ts';
import { fileName, nothing } from './values.ts';
import type { VaultStatus } from './vault.ts';

export const versions = {
  'versions:list': channel({ request: nothing, reply: typed<VersionView[]>() }),
  /** Restores the accounts of an earlier version. The present state becomes a version too. */
  'versions:restore': channel({ request: z.object({ name: fileName }), reply: typed<VaultStatus>() }),
  /** Renames a damaged vault file and continues with the latest earlier version. */
  'versions:use-latest': channel({ request: nothing, reply: typed<VaultStatus>() }),
};

/** An earlier version of the vault file. Times are Unix milliseconds. */
export interface VersionView {
  name: string;
  keptAt: number;
  /** The number of accounts in it. Absent if the version cannot be opened. */
  accounts?: number;
}
