/** What an authenticator keeps to tell accounts apart (WebAuthn §5.4.3): the account's random id, and no name. */
export function userHandle(userId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(userId);
}

/** The same as browsers send it back. */
export function userHandleText(userId: string): string {
  return Buffer.from(userHandle(userId)).toString('base64url');
}
