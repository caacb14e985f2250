/** The names of this machine itself, as `URL.hostname` has them and as people configure them. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/** Returns whether a host is this machine itself, which nobody else reaches under that name. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}
