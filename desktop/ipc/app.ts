import type { Settings } from '../settings.ts';
import type { AccountView, CodeView } from './accounts.ts';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';
import type { VaultStatus } from './vault.ts';

export const app = {
  /** Returns everything that the main page shows first. Separate requests would delay the first code. */
  'app:begin': channel({ request: nothing, reply: typed<Beginning>() }),
  /** Returns what the main page should do, once. The page asks when it opens and after each `window:asked`. */
  'app:asked': channel({ request: nothing, reply: typed<AskedOfPage | undefined>() }),
};

/** A request of another start, the tray or the palette. `handed-over`: key URIs or files wait to be reviewed. */
export type AskedOfPage = 'scan' | 'settings' | 'import' | 'export' | 'updates' | 'handed-over';

/** The start-up data of the main page. */
export interface Beginning {
  settings: Settings;
  status: VaultStatus;
  /** Empty unless the vault is open. */
  accounts: AccountView[];
  /** The codes of the first rows. Empty if codes are hidden. */
  codes: CodeView[];
}
