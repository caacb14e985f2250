import { memoryKeyStore, temporaryFolder } from '../../vault/testing/vaults.ts';
import { type Entry, Vault } from '../../vault/vault.ts';
import { Accounts } from '../accounts.ts';

/** A time from RFC 6238 Appendix B: time step 37037036, code 07081804 with eight digits. */
export const RFC_MOMENT = 1_111_111_109_000;

/** Returns the accounts of a real vault with these entries, and a clock that the test sets. */
export async function accountsWith(...entries: Entry[]) {
  const clock = { now: RFC_MOMENT, offset: 0 };
  const now = () => clock.now;
  const parts = { folder: await temporaryFolder(), keyStore: memoryKeyStore(), now };
  const vault = await Vault.open(parts);
  await vault.create();
  await vault.change(() => entries);
  const accounts = new Accounts({ vault, now, offset: () => clock.offset });
  return { accounts, vault, clock, reopen: () => Vault.open(parts), folder: parts.folder };
}
