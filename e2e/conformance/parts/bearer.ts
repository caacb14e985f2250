/** For adapters of servers whose sessions are bearer tokens (RFC 6750). */
import type { Client } from '../trial/client.ts';

/** Sends a token with every further request of this client. `undefined` ends that. */
export function setBearer(client: Client, token: string | undefined): void {
  if (token === undefined) delete client.headers.Authorization;
  else client.headers.Authorization = `Bearer ${token}`;
}
