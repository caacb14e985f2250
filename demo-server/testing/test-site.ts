import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, onTestFinished } from 'vitest';
import { parseKeyUri } from '../../shared/key-uri.ts';
import { codeAt, codeParameters } from '../../shared/one-time-code.ts';
import type { Outside, RunningServer } from '../server.ts';
import { startServer } from '../server.ts';
import type { Config } from '../settings/config.ts';
import { readConfig } from '../settings/read-config.ts';
import type { Store } from '../store/store.ts';
import { Browser } from './browser.ts';
import { IssuedValues } from './issued-values.ts';
import { KeptClient } from './kept-connections.ts';
import { keptPasswordThread } from './kept-password-threads.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { databaseFor, type TestDatabase } from './test-database.ts';
import { TEST_PASSWORD_COST } from './test-password-cost.ts';

/** A real server on a free port and a real database in its own folder, with a clock that the test moves. */
export interface TestSite {
  server: RunningServer;
  data: string;
  /** Unix milliseconds; assign to move time. */
  clock: { now: number };
  /** Returns everything that was logged, at every level. */
  log: () => string;
  /** All secrets in requests and replies. None may be in the log at the end of the test. */
  issued: IssuedValues;
  database: TestDatabase;
  /** The same database through a second connection. */
  store: Store;
  newBrowser(): Browser;
}

export async function startTestSite({
  pages,
  pacing,
  ...settings
}: Partial<Config> & Pick<Outside, 'pacing'> & { pages?: string } = {}): Promise<TestSite> {
  const data = settings.data ?? temporaryFolder();
  const database = await databaseFor(data);
  // The start of a time step, so that a test knows when the next one starts.
  const clock = { now: Date.UTC(2026, 10, 20, 12, 0, 0) };
  let logged = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  const server = await startServer(
    { ...defaultConfig(), port: 0, logLevel: 'debug', ...database.settings, ...settings, data },
    {
      logger: pino({ level: 'debug' }, sink),
      clock: () => clock.now,
      pages: pages ?? join(data, 'no-pages'),
      ...(pacing && { pacing }),
      passwordCost: TEST_PASSWORD_COST,
      startPasswordThread: keptPasswordThread,
      oftenMs: 100,
      PostgresClient: KeptClient,
    },
  );
  const issued = new IssuedValues();
  onTestFinished(async () => {
    await server.close();
    expect(issued.foundIn(logged)).toEqual([]);
  });
  const store = await database.open();
  const origin = settings.baseUrl ?? server.address;
  return {
    server,
    data,
    clock,
    database,
    store,
    log: () => logged,
    issued,
    newBrowser: () => new Browser(server.address, origin, issued),
  };
}

/** Returns the default configuration. */
export function defaultConfig(): Config {
  const config = readConfig([], {});
  if (config === 'help') throw new TypeError('Nobody asked for help.');
  return config;
}

export const ANN = { name: 'Ann', email: 'ann@example.com', password: 'correct horse battery' };
export const ANN_SIGN_IN = { email: ANN.email, password: ANN.password };

/** Returns the codes of an authenticator with this key URI, at any time. */
export function authenticator(totpURI: string): (nowMs: number) => string {
  const parameters = codeParameters(parseKeyUri(totpURI));
  if (parameters.type === 'hotp') throw new TypeError('A time-based key was expected.');
  return (nowMs) => codeAt(parameters, nowMs);
}

/** Length of a time step, in milliseconds. */
export const STEP_MS = 30_000;

/** Counts an account's sign-in address as proved, as the link that was mailed there would, before anything is set up. */
export async function proveAddress(
  { store, clock }: Pick<TestSite, 'store' | 'clock'>,
  email: string,
): Promise<void> {
  const { id = '' } = (await store.users.byEmail(email)) ?? {};
  await store.addresses.verify((await store.addresses.primaryOf(id))?.id ?? '', clock.now);
}

/**
 * A site where Ann has proved her address and has two-factor authentication on, signed in in one browser. Time has moved
 * on by a step.
 */
export async function siteWithAnnEnrolled(settings: Partial<Config> = {}): Promise<
  TestSite & {
    ann: Browser;
    codeOf: (nowMs: number) => string;
    totpURI: string;
    backupCodes: string[];
    /** Returns a browser after Ann's password and before the second step. */
    pending(): Promise<Browser>;
  }
> {
  const site = await startTestSite(settings);
  const ann = site.newBrowser();
  await ann.send('signUpEmail', ANN);
  await proveAddress(site, ANN.email);
  const { totpURI, backupCodes } = await ann.send('beginEnrolment', { password: ANN.password });
  const codeOf = authenticator(totpURI);
  await ann.send('verifyTotp', { code: codeOf(site.clock.now) });
  site.clock.now += STEP_MS;
  const pending = async () => {
    const browser = site.newBrowser();
    await browser.send('signInEmail', ANN_SIGN_IN);
    return browser;
  };
  return { ...site, ann, codeOf, totpURI, backupCodes, pending };
}

/** Returns six digits that are not a code of any nearby time step: up to `steps` before or after. */
export function wrongCode(codeOf: (nowMs: number) => string, now: number, steps = 2): string {
  const near = Array.from({ length: 2 * steps + 1 }, (_, index) => codeOf(now + (index - steps) * STEP_MS));
  const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].find(
    (code) => !near.includes(code),
  );
  if (wrong === undefined) throw new Error('Six guesses were all right.');
  return wrong;
}
