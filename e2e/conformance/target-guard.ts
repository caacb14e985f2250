/** Whom the suite may be pointed at. */

/** A target that may not be tested, or an adapter that is none. `message` is one sentence. */
export class TargetRefused extends Error {
  override name = 'TargetRefused';
}

/**
 * This computer is always allowed. Any other host has to be named twice, on the command line and in the environment,
 * so that neither a copied command nor a forgotten variable sends wrong passwords to somebody's server.
 *
 * @throws TargetRefused
 */
export function assertMayTest(
  origin: string,
  allowed: { flag: string | undefined; variable: string | undefined },
): void {
  if (!URL.canParse(origin)) throw new TargetRefused('The adapter’s origin is no address.');
  const { hostname, host } = new URL(origin);
  if (isLoopback(hostname)) return;
  if (allowed.flag === host && allowed.variable === host) return;
  throw new TargetRefused(
    `${host} is not this computer. The suite makes accounts, tries wrong passwords and locks accounts there. If the server is yours, say so twice: --remote ${host}, and CONFORMANCE_REMOTE=${host} in the environment.`,
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.[0-9]{1,3}){3}$/.test(hostname);
}
