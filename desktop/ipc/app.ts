import type { Settings } from '../settings.ts';
import type { AccountView, CodeView } from './accounts.ts';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';
import type { VaultStatus } from './vault.ts';

export const app = {
  /** Returns everything that the main page shows first. Separate requests would delay the first code. */
  'app:begin': channel({ request: nothing, reply: typed<Beginning>() }),
};

/** The start-up data of the main page. */
export interface Beginning {
  settings: Settings;
  status: VaultStatus;
  /** Empty unless the vault is open. */
  accounts: AccountView[];
  /** The codes of the first rows. Empty if codes are hidden. */
  codes: CodeView[];
}
