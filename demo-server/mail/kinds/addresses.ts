/** What owners are told of their addresses. */
export interface AddressNotices {
  'address-added': { email: string };
  'address-removed': { email: string };
  /** The account is signed in to with another address. */
  'primary-address-changed': { before: string; email: string };
}

/** What only whoever reads an address may know. */
export interface AddressLetters {
  /** `path` is the link that proves it, `hours` how long it can be used. */
  'verify-address': { path: string; hours: number };
}
