/** Accounts of another app as accounts of the vault. */
import type { NewAccount } from '../../accounts/bring-in.ts';
import type { ImportedAccount } from '../account/imported-account.ts';
import { keyUriOf } from '../account/key-uri-of.ts';
import { keptProperties } from '../export/countersign.ts';

/** Returns the account for the vault. Its icon and the fields that only the other app knows stay with it. */
export function newAccountOf(account: ImportedAccount): NewAccount {
  const { favourite, tags, note, createdAt } = account;
  return {
    key: keyUriOf(account),
    details: { favourite, tags, note },
    kept: keptProperties(account),
    ...(createdAt !== undefined && { addedAt: createdAt }),
  };
}
