import type { Store } from '../store/store.ts';

/**
 * Returns whether two accounts are known to belong to one person: they are the same account, or both have verified the
 * same address.
 */
export async function isSamePerson(
  { addresses }: Pick<Store, 'addresses'>,
  one: string,
  other: string,
): Promise<boolean> {
  if (one === other) return true;
  const ofOne = new Set((await addresses.verifiedOf(one)).map(({ email }) => email));
  return (await addresses.verifiedOf(other)).some(({ email }) => ofOne.has(email));
}
