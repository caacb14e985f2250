import { detailsOf } from '../account-fields.ts';
import type { AccountView } from '../ipc/accounts.ts';

/** An account as the list shows it: without details, and everything else as most accounts have it. */
export function accountView(id: string, more: Partial<AccountView> = {}): AccountView {
  return {
    id,
    issuer: 'Example',
    account: 'ann',
    type: 'totp',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    addedAt: 0,
    ...detailsOf({}),
    ...more,
  };
}
