import type { Settings } from '../settings.ts';
import type { AccountView, CodeView } from './accounts.ts';
import { channel, typed } from './channel.ts';
import { nothing } from './values.ts';
import type { VaultStatus } from './vault.ts';

export const app = {
  /** All that the main page shows first: each further question would delay the first code. */
  'app:begin': channel({ request: nothing, reply: typed<Beginning>() }),
};

/** What the main page begins with. */
export interface Beginning {
  settings: Settings;
  status: VaultStatus;
  /** None unless the vault is open. */
  accounts: AccountView[];
  /** Of the first rows; none where codes stay hidden until they are asked for. */
  codes: CodeView[];
}
