import type { AccountView } from '../../ipc/accounts.ts';

/** The dialog that the user opened. The review of found codes is not in it, because it opens after a search. */
export type Asked =
  | { kind: 'edit' | 'key' | 'making' | 'remove'; account: AccountView }
  | { kind: 'typed' | 'key-uri' | 'camera' | 'import' | 'shortcuts' | 'trust' };
