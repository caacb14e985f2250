/**
 * Loads the library for WebAuthn at its first use. It brings three hundred modules, a sixth of those that a start of the
 * server would load.
 */
export function webAuthn(): Promise<typeof import('@simplewebauthn/server')> {
  return import('@simplewebauthn/server');
}
