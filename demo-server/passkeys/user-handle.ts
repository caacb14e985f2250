/**
 * Returns what an authenticator stores to tell accounts apart (WebAuthn §5.4.3): the account's random id, without a
 * name.
 */
export function userHandle(userId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(userId);
}

/** Returns the user handle in the form in which browsers send it back: base64url. */
export function userHandleText(userId: string): string {
  return Buffer.from(userHandle(userId)).toString('base64url');
}
