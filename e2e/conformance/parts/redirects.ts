/** For adapters of servers that answer with redirects, as OpenID Connect does. */
import type { Answer, Client } from '../trial/client.ts';

/** How many redirects are followed at most. */
const MOST = 10;

/** Returns where a redirect leads, as a path on the same server, or `undefined` if the answer is no redirect. */
export function redirectOf({ status, headers }: Omit<Answer, 'accepted'>, origin: string): URL | undefined {
  const location = headers.get('location');
  if (status < 300 || status > 399 || location === null || !URL.canParse(location, origin)) return undefined;
  return new URL(location, origin);
}

/**
 * Follows redirects on the server under test as a browser does, with GET. It stops before a redirect to another server,
 * for example to the client of an OpenID provider: read the code from `redirectOf(answer)`.
 *
 * @throws Error after ten redirects
 */
export async function followed(client: Client, answer: Answer): Promise<Answer> {
  let last = answer;
  for (let count = 0; ; count += 1) {
    const to = redirectOf(last, client.origin);
    if (to === undefined || to.origin !== client.origin) return last;
    if (count === MOST) throw new Error(`The server redirects more than ${MOST} times.`);
    last = await client.get(to.pathname + to.search);
  }
}
