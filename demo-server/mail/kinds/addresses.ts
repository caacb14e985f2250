/** Notices about an account's addresses. */
export interface AddressNotices {
  'address-added': { email: string };
  'address-removed': { email: string };
  /** Another address is used to sign in. */
  'primary-address-changed': { before: string; email: string };
}

/** Messages with a secret that only the reader of an address may know. */
export interface AddressLetters {
  /** `path` is the link that confirms the address; `hours` is how long it works. */
  'verify-address': { path: string; hours: number };
}
