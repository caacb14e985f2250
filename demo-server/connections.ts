import type { Server } from 'node:net';
import { clientAddress } from './throttle/client-address.ts';
import { networkOf } from './throttle/network.ts';

/** Most connections of one network at the same time. Thirty browsers have up to 180. */
const MOST_OF_NETWORK = 1000;

/**
 * Closes each new connection of a network that has as many as it may. So nobody can use up the connections of the server
 * by opening them and asking nothing. Not for a server behind a proxy, because then all connections are the proxy's.
 *
 * @param most connections of one network at the same time
 */
export function limitConnections(server: Server, most = MOST_OF_NETWORK): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const network = networkOf(clientAddress(socket.remoteAddress ?? '', '', 0));
    const others = open.get(network) ?? 0;
    if (others >= most) {
      socket.destroy();
      return;
    }
    open.set(network, others + 1);
    socket.once('close', () => {
      const left = (open.get(network) ?? 0) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
}
