/** Which servers the suite may test. */
import { basename } from 'node:path';
import { holdsKeyLink, quotableName } from '../../shared/quotable.ts';

/** The target may not be tested, or the file is not an adapter. `message` is for the user. */
export class TargetRefused extends Error {
  override name = 'TargetRefused';
}

/**
 * Allows this computer. Any other host must be named twice, on the command line and in the environment. So neither a
 * copied command nor a forgotten variable sends wrong passwords to someone else's server.
 *
 * @throws TargetRefused
 */
export function assertMayTest(
  origin: string,
  allowed: { flag: string | undefined; variable: string | undefined },
): void {
  if (!URL.canParse(origin)) throw new TargetRefused('The adapter’s origin is not a URL.');
  const { hostname, host } = new URL(origin);
  if (isLoopback(hostname)) return;
  if (allowed.flag === host && allowed.variable === host) return;
  throw new TargetRefused(
    `${host} is not this computer. The suite creates accounts, tries wrong passwords and locks accounts there. If the server is yours, confirm it twice: pass --remote ${host} and set CONFORMANCE_REMOTE=${host} in the environment.`,
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.[0-9]{1,3}){3}$/.test(hostname);
}

/** Returns a file's name for a sentence; “the file” if the argument may be a key in the wrong place. */
export function shownFile(file: string): string {
  const name = holdsKeyLink(file) ? undefined : quotableName(basename(file));
  return name === undefined ? 'the file' : `“${name}”`;
}
