import type { AccountView } from '../../ipc/accounts.ts';

/** Which dialog was asked for. The review of what was found is not asked for: it follows a look. */
export type Asked =
  | { kind: 'edit' | 'key' | 'making' | 'remove'; account: AccountView }
  | { kind: 'typed' | 'key-uri' | 'camera' | 'shortcuts' | 'trust' };
