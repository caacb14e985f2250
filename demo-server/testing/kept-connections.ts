/**
 * Connections to PostgreSQL that the next test uses again. Opening one costs as much as some tests: PostgreSQL starts a
 * process for it, which then reads its catalogues and plans each statement for the first time.
 */
import pg from 'pg';

/** The most connections that are kept of one database for one use. The pool of a server has at most ten. */
const MOST_KEPT = 12;

/**
 * Ends what a session can leave behind. It is `discard all` without the prepared statements and their plans, which are
 * the same for each test: `pg` knows of each connection what is prepared on it.
 */
const END_SESSION = `close all; reset session authorization; reset all; unlisten *; select pg_advisory_unlock_all();
  discard temp; discard sequences`;

/** Connections that are not in use, by database and use. */
const kept = new Map<string, Set<pg.Client>>();

function keptFor(use: string): Set<pg.Client> {
  const found = kept.get(use) ?? new Set();
  kept.set(use, found);
  return found;
}

/**
 * A class for clients of `pg` whose connections outlive them: `new` may return a client that is connected already, and
 * `end` keeps the connection for the next one. Not for tests of connections themselves.
 */
export const KeptClient = new Proxy(pg.Client, {
  construct(Client, [config]: [pg.ClientConfig]) {
    // The server reads numbers in another way than tests do. It gives its name.
    const use = `${config.application_name ?? ''} ${config.connectionString}`;
    const [client] = keptFor(use);
    if (!client) return keepAfterUse(new Client(config), use);
    keptFor(use).delete(client);
    client.removeAllListeners();
    return client;
  },
});

function keepAfterUse(client: pg.Client, use: string): pg.Client {
  const connect = client.connect.bind(client);
  const end = client.end.bind(client);
  let isConnected = false;
  return Object.assign(client, {
    connect: withCallback(async () => {
      if (!isConnected) await connect();
      isConnected = true;
    }),
    end: withCallback(async () => {
      const mayStay = client.getTransactionStatus() === 'I' && keptFor(use).size < MOST_KEPT;
      if (!isConnected || !mayStay) return end();
      client.removeAllListeners();
      client.on('error', () => keptFor(use).delete(client));
      // The store lets each connection prepare statements with a `query` of its own.
      Reflect.deleteProperty(client, 'query');
      try {
        await client.query(END_SESSION);
      } catch {
        // The connection is broken.
        return end();
      }
      keptFor(use).add(client);
    }),
  });
}

/** Returns a function that calls back like those of `pg`, if it is given a callback. */
function withCallback(work: () => Promise<void>) {
  return (callback?: (error?: Error) => void) => {
    const done = work();
    if (!callback) return done;
    done.then(() => callback(), callback);
  };
}
