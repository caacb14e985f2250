/** Which servers the suite may test. */
import { TranslatedError } from './texts/say.ts';

/** The target may not be tested, or a file cannot be used. The sentence is for the user. */
export class TargetRefused extends TranslatedError {
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
  if (!URL.canParse(origin)) throw new TargetRefused((say) => say.target.notUrl);
  const { hostname, host } = new URL(origin);
  if (isLoopback(hostname)) return;
  if (allowed.flag === host && allowed.variable === host) return;
  throw new TargetRefused((say) => say.target.remote({ host }));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.[0-9]{1,3}){3}$/.test(hostname);
}
