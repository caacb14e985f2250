import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { makeAccount } from '../accounts/sign-up.ts';
import type { Occasion } from '../base/occasion.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { KEY_BYTES, KeyRing } from '../keys/key-ring.ts';
import { PasswordPool } from '../passwords/password-pool.ts';
import { settingParts } from '../server-parts.ts';
import {
  type FullSession,
  findSession,
  isFull,
  isPending,
  type PendingSession,
  startSession,
} from '../sessions/sessions.ts';
import type { Store } from '../store/store.ts';
import type { Limits } from '../throttle/limits.ts';
import { beginEnrolment } from '../two-factor/enrolment.ts';
import { confirmEnrolmentInSession } from '../two-factor/enrolment-in-session.ts';
import { keptPasswordThread } from './kept-password-threads.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { databaseFor } from './test-database.ts';
import { TEST_PASSWORD_COST } from './test-password-cost.ts';
import { authenticator, defaultConfig, STEP_MS } from './test-site.ts';

/**
 * The domain on a real database, without a server, for direct tests of one rule. The clock only moves when a test moves
 * it.
 */
export interface Domain {
  parts: TwoFactorParts;
  store: Store;
  /** Unix milliseconds; assign to move time. */
  clock: { now: number };
  /** Returns a request made now, always from the same address. */
  occasion(): Occasion;
}

/** @param settings `folder`: the folder of the database, for tests that read it directly */
export async function startDomain(settings: { limits?: Limits; folder?: string } = {}): Promise<Domain> {
  const config = defaultConfig();
  const { limits = config.limits, folder = temporaryFolder() } = settings;
  const store = await (await databaseFor(folder)).open();
  const passwords = new PasswordPool(TEST_PASSWORD_COST, 1, keptPasswordThread);
  onTestFinished(() => passwords.close());
  const clock = { now: Date.UTC(2026, 10, 20, 12, 0, 0) };
  const parts: TwoFactorParts = {
    store,
    passwords,
    keys: new KeyRing(new Map([['k1', randomBytes(KEY_BYTES)]])),
    ...settingParts(config),
    limits,
    baseUrl: () => 'http://localhost:4280',
  };
  const occasion = () => ({ now: clock.now, address: '192.0.2.7', userAgent: 'A browser' });
  return { parts, store, clock, occasion };
}

/** A signed-in account. */
export interface Owner {
  userId: string;
  email: string;
  password: string;
  /** Authenticator codes, and backup codes; none without a second factor. */
  codeOf: (nowMs: number) => string;
  backupCodes: string[];
  /** Returns the current full session from the database. */
  session(): Promise<FullSession>;
  /** Starts a sign-in that needs its second step. */
  pending(): Promise<PendingSession>;
}

/** Creates an account. With a second factor, moves the clock by one time step, so that the current code is unused. */
export async function newOwner(
  { parts, store, clock, occasion }: Domain,
  { email = 'ann@example.com', enrolled = false }: { email?: string; enrolled?: boolean } = {},
): Promise<Owner> {
  const password = 'correct horse battery';
  const wanted = { name: 'Ann', email, password, emailVerified: true };
  const signedIn = await makeAccount(
    parts,
    wanted,
    { session: undefined, deviceToken: undefined },
    occasion(),
  );
  const userId = signedIn.account.id;
  let { token } = signedIn;
  const session = async () => {
    const found = await findSession({ store }, token, clock.now);
    if (!found || !isFull(found)) throw new Error('The session has ended.');
    return found;
  };
  let codeOf: Owner['codeOf'] = () => '000000';
  let backupCodes: string[] = [];
  if (enrolled) {
    const begun = await beginEnrolment(parts, await session(), { password }, occasion());
    codeOf = authenticator(begun.totpURI);
    backupCodes = begun.backupCodes;
    ({ token } = await confirmEnrolmentInSession(parts, await session(), codeOf(clock.now), occasion()));
    clock.now += STEP_MS;
  }
  return {
    userId,
    email,
    password,
    codeOf,
    backupCodes,
    session,
    async pending() {
      const epoch = (await store.users.byId(userId))?.credentialEpoch ?? 0;
      const started = await startSession(store, 'pending', { userId, epoch }, occasion());
      if (!isPending(started.session)) throw new TypeError('A pending session was begun.');
      return started.session;
    },
  };
}
