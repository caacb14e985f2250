import type { Store } from '../store/store.ts';

/** Whether two accounts are known to be one person's: they are one, or both have proved to read one address. */
export async function isSamePerson(
  { addresses }: Pick<Store, 'addresses'>,
  one: string,
  other: string,
): Promise<boolean> {
  if (one === other) return true;
  const ofOne = new Set((await addresses.verifiedOf(one)).map(({ email }) => email));
  return (await addresses.verifiedOf(other)).some(({ email }) => ofOne.has(email));
}
