import type { AccountView } from '../../ipc/accounts.ts';
import type { RequestOf } from '../../ipc/index.ts';

/** The dialog that the user opened. The review of found codes is not in it, because it opens after a search. */
export type Asked =
  | { kind: 'edit' | 'key' | 'making' | 'remove'; account: AccountView }
  | { kind: 'tags'; accounts: readonly AccountView[] }
  | { kind: 'typed'; held?: HeldKey }
  | { kind: 'key-uri' | 'camera' | 'import' | 'restore' | 'export' | 'updates' | 'shortcuts' | 'trust' };

/** A key that was found without a name. The page has the place where it is kept, not the key. */
export type HeldKey = NonNullable<RequestOf<'found:typed'>['held']>;
