import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { MINUTE } from '../shared/durations.ts';
import { createApp } from './app.ts';
import { isLoopback } from './base/loopback.ts';
import type { Clock } from './base/occasion.ts';
import { onceAMinute } from './base/once-a-minute.ts';
import { limitConnections } from './connections.ts';
import { prepareDataFolder } from './data-folder.ts';
import { DemoControls } from './demo/controls.ts';
import { answerHttpFaults } from './http-faults.ts';
import { listJobs } from './jobs.ts';
import { loadKeys } from './key-rotation/load-keys.ts';
import { openMail } from './mail/mail.ts';
import type { Metrics } from './metrics/metrics.ts';
import { PASSWORD_COST, type PasswordCost } from './passwords/password-hash.ts';
import { PasswordPool, type startPasswordThread } from './passwords/password-pool.ts';
import { settingParts } from './server-parts.ts';
import type { Config } from './settings/config.ts';
import { openDatabase, type PostgresClient } from './store/open-database.ts';
import { Pacing } from './throttle/pacing.ts';

/** An address on which the server cannot listen. `message` is one sentence for the person who starts the server. */
export class ListenError extends Error {
  override name = 'ListenError';
}

export interface RunningServer {
  /** Its address, such as `http://127.0.0.1:4280`. */
  address: string;
  /**
   * Stops the server. It reports that it is not ready, answers for the drain time, then accepts no more connections,
   * lets current requests finish, and closes everything.
   */
  close(): Promise<void>;
}

/** How long current requests may take to finish when the server stops, in milliseconds. */
const GRACE_MS = 10_000;

/**
 * How long a proxy's idle connection stays open, in milliseconds. nginx closes its own after 60 seconds, Caddy after 120.
 * The server must not be first: a request that is on its way then gets an error, and a proxy may not send a POST again.
 */
const PROXY_IDLE_MS = 130_000;

/** Interval of background jobs that users wait for, in milliseconds. */
const OFTEN_MS = 500;

/** The parts that tests replace. */
export interface Outside {
  logger: Logger;
  clock: Clock;
  /** The folder of the built pages. */
  pages: string;
  passwordCost?: PasswordCost;
  startPasswordThread?: typeof startPasswordThread;
  pacing?: Pacing;
  /** Interval of background jobs that users wait for, such as mail, in milliseconds. */
  oftenMs?: number;
  PostgresClient?: PostgresClient;
}

/**
 * Starts the server on a data folder.
 *
 * @throws DataFolderError, KeyFileError, StoreError or ListenError, each with one sentence for people
 */
export async function startServer(config: Config, outside: Outside): Promise<RunningServer> {
  const folder = prepareDataFolder(config.data);
  const { databaseUrl } = config;
  const demo = config.demoControls ? new DemoControls(outside.clock) : undefined;
  const clock = demo?.clock ?? outside.clock;
  let metrics: Metrics | undefined;
  const lost = onceAMinute();
  const opened = await openDatabase(
    databaseUrl === undefined
      ? { path: folder.database }
      : { url: databaseUrl, Client: outside.PostgresClient },
    (error) => lost((times) => outside.logger.warn({ err: error, times }, 'a database connection was lost')),
    { onActivity: (entry) => metrics?.sawActivity(entry) },
  );
  const store = demo ? demo.slowed(opened) : opened;
  const { production } = config;
  const keys = await loadKeys(
    { keys: config.keys, keyFile: folder.keyFile, production },
    store.sealed,
    clock(),
  ).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const passwords = new PasswordPool(
    outside.passwordCost ?? PASSWORD_COST,
    undefined,
    outside.startPasswordThread,
  );
  if (await store.users.hasBcrypt()) passwords.expectBcrypt();

  const { metricsToken } = config;
  if (metricsToken !== undefined) {
    // Loaded only if someone reads it: it brings a hundred modules.
    const counts = await import('./metrics/metrics.ts');
    metrics = new counts.Metrics({
      passwords: () => passwords.load(),
      database: () => opened.load(),
      mail: () => store.mailQueue.counts(),
    });
  }

  let address = '';
  let isStopping = false;
  const baseUrl = () => config.baseUrl ?? address;
  const mail = openMail({
    store,
    keys,
    clock,
    logger: outside.logger,
    settings: config.mail,
    sms: config.sms,
    production,
    site: config.issuer,
    baseUrl,
    isDown: demo && (() => demo.faults.mailDown),
  });
  const { logger } = outside;
  const { recovery, provisionalMs, deletionMs, auditMs } = config;
  const jobs = listJobs({ store, keys, mail, recovery, provisionalMs, deletionMs, auditMs, clock, logger });
  const app = createApp({
    store,
    keys,
    mail,
    catchUp: () => jobs.often.runNow(),
    passwords,
    ...settingParts(config),
    clock,
    pacing: outside.pacing ?? new Pacing(config.limits.requests),
    ...(demo && { demo }),
    ...(metrics && metricsToken !== undefined && { metrics: { counted: metrics, token: metricsToken } }),
    logger: outside.logger,
    pages: outside.pages,
    baseUrl,
    isStopping: () => isStopping,
  });
  const server = createServer({ requestTimeout: 30_000, requireHostHeader: false }, app.callback());
  answerHttpFaults(server);
  if (config.trustedProxies > 0) server.keepAliveTimeout = PROXY_IDLE_MS;
  else limitConnections(server);
  try {
    address = await new Promise<string>((resolve, reject) => {
      server.once('error', (error) => reject(listenError(error, config)));
      server.listen(config.port, config.host, () => resolve(originOf(server.address(), config.host)));
    });
  } catch (error) {
    await Promise.all([passwords.close(), store.close()]);
    throw error;
  }

  jobs.often.start(outside.oftenMs ?? OFTEN_MS);
  jobs.eachMinute.start(MINUTE);
  jobs.eachHour.start(60 * MINUTE);
  if (config.baseUrl?.startsWith('https:') && config.trustedProxies === 0) {
    outside.logger.warn(
      'The base URL is https but no proxy is trusted, so all clients share one rate limit. Set COUNTERSIGN_TRUSTED_PROXIES to your number of proxies.',
    );
  }
  outside.logger.info(
    { address, store: databaseUrl === undefined ? 'sqlite' : 'postgresql', production },
    'started',
  );

  const hosts = [config.host, new URL(baseUrl()).hostname];
  if (mail.shown.includes('mail') && !hosts.every(isLoopback)) {
    outside.logger.warn(
      'SMTP_URL is not set, so anyone who can reach this server can read all messages at /outbox, including links.',
    );
  }
  if (demo) {
    outside.logger.warn('The demo controls are on, so anyone who can reach this server can delete all data.');
  }

  const stop = async () => {
    isStopping = true;
    outside.logger.info({ drainMs: config.drainMs }, 'stopping');
    await sleep(config.drainMs);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(cutOff);
    mail.courier.stop();
    await Promise.all(Object.values(jobs).map((rounds) => rounds.stop()));
    mail.courier.close();
    await passwords.close();
    await store.close();
    outside.logger.info('stopped');
  };
  let stopped: Promise<void> | undefined;
  return {
    address,
    close() {
      stopped ??= stop();
      return stopped;
    },
  };
}

function originOf(address: AddressInfo | string | null, host: string): string {
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function listenError(error: NodeJS.ErrnoException, { host, port }: Config): ListenError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        `Port ${port} on ${host} is in use by another program. Stop that program, or choose another port. With --port 0, the server takes any free port.`,
        { cause: error },
      );
    case 'EACCES':
      return new ListenError(`This user may not use port ${port}. Choose a port above 1023 with --port.`, {
        cause: error,
      });
    default:
      return new ListenError(
        `The server cannot listen on ${host} (${error.code ?? error.message}). Choose an address of this machine with --host.`,
        { cause: error },
      );
  }
}
