import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { type AccountDataStore, accountDataStore } from './account-data.ts';
import { type AddressStore, addressStore } from './addresses.ts';
import { type AuditEntry, type AuditStore, auditStore } from './audit.ts';
import { type AuthenticatorStore, authenticatorStore } from './authenticators.ts';
import { type BackupCodeStore, backupCodeStore } from './backup-codes.ts';
import { type ClassStore, classStore } from './classes.ts';
import { type DemoStore, demoStore } from './demo.ts';
import { type EnrolmentRightStore, enrolmentRightStore } from './enrolment-rights.ts';
import { type KnownNetworkStore, knownNetworkStore } from './known-networks.ts';
import type { Load } from './load.ts';
import { type MailDecoyStore, mailDecoyStore } from './mail-decoys.ts';
import { type MailQueueStore, mailQueueStore } from './mail-queue.ts';
import { type MailRequestStore, mailRequestStore } from './mail-requests.ts';
import { type MailedLinkStore, mailedLinkStore } from './mailed-links.ts';
import { type MethodStore, methodStore } from './methods.ts';
import { migrate } from './migrate.ts';
import { type PasskeyStore, passkeyStore } from './passkeys.ts';
import { type PeopleStore, peopleStore } from './people.ts';
import { type PolicyStore, policyStore } from './policy.ts';
import { type RecoveryStore, recoveryStore } from './recoveries.ts';
import { type RestoredStore, restoredStore } from './restored.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { Schema } from './schema.ts';
import { type SealedValueStore, sealedValueStore } from './sealed-values.ts';
import { type SecurityQuestionStore, securityQuestionStore } from './security-questions.ts';
import { type SentCodeStore, sentCodeStore } from './sent-codes.ts';
import { type SessionStore, sessionStore } from './sessions.ts';
import { type SupportRequestStore, supportRequestStore } from './support-requests.ts';
import { type ThrottleStore, throttleStore } from './throttles.ts';
import { type TrustedDeviceStore, trustedDeviceStore } from './trusted-devices.ts';
import { unqueued } from './unqueued.ts';
import { type UserStore, userStore } from './users.ts';
import type { WatchedDialect } from './watched-dialect.ts';

/** All stored data. Only this folder contains SQL. */
export interface Store {
  users: UserStore;
  sessions: SessionStore;
  authenticators: AuthenticatorStore;
  audit: AuditStore;
  throttles: ThrottleStore;
  backupCodes: BackupCodeStore;
  methods: MethodStore;
  sentCodes: SentCodeStore;
  passkeys: PasskeyStore;
  trustedDevices: TrustedDeviceStore;
  knownNetworks: KnownNetworkStore;
  enrolmentRights: EnrolmentRightStore;
  mailQueue: MailQueueStore;
  mailDecoys: MailDecoyStore;
  addresses: AddressStore;
  mailedLinks: MailedLinkStore;
  mailRequests: MailRequestStore;
  recoveries: RecoveryStore;
  securityQuestions: SecurityQuestionStore;
  sealed: SealedValueStore;
  policy: PolicyStore;
  supportRequests: SupportRequestStore;
  people: PeopleStore;
  accountData: AccountDataStore;
  classes: ClassStore;
  demo: DemoStore;
  restored: RestoredStore;
  /**
   * Runs work in a serializable transaction: all its writes happen or none. An error rolls it back and is thrown on. If
   * PostgreSQL finds a conflict, the work runs again, so it may only use the store it gets.
   */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /**
   * Runs statements that each decide on their own, such as reservations, in one transaction. On PostgreSQL they wait
   * for each other (read committed), where {@link transaction} would run them again.
   */
  together<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Returns how busy this process's connections are. */
  load(): Load;
  /** @throws if the database does not answer */
  ping(): Promise<void>;
  /** Writes a little. @throws if the database cannot write */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** What is told of the store's work, for metrics. */
export interface StoreWatch {
  /** Called with each audit event once it is stored. */
  onActivity?: OnActivity;
}

/**
 * Opens a database through its dialect and migrates its schema.
 *
 * @throws StoreError if the database is newer than this code
 */
export async function openStore(dialect: WatchedDialect, watch: StoreWatch = {}): Promise<Store> {
  const db = new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return storeOn(db, dialect, watch.onActivity ?? (() => undefined));
}

type OnActivity = (entry: AuditEntry) => void;

function storeOn(db: Kysely<Schema>, dialect: WatchedDialect, onActivity: OnActivity): Store {
  /** Tells events of a transaction only once it is committed, and once, however often it ran. */
  const inTransaction = async <T>(
    isolation: 'serializable' | 'read committed',
    work: (store: Store) => Promise<T>,
  ): Promise<T> => {
    let events: AuditEntry[] = [];
    const run = () => {
      events = [];
      return db
        .transaction()
        .setIsolationLevel(isolation)
        .execute(async (transaction) =>
          work(storeOn(await unqueued(transaction, dialect), dialect, (entry) => events.push(entry))),
        );
    };
    const result = await retryConflicts(() => dialect.inTurn?.(run) ?? run());
    events.forEach(onActivity);
    return result;
  };
  return {
    users: userStore(db),
    sessions: sessionStore(db),
    authenticators: authenticatorStore(db),
    audit: auditStore(db, onActivity),
    throttles: throttleStore(db),
    backupCodes: backupCodeStore(db),
    methods: methodStore(db),
    sentCodes: sentCodeStore(db),
    passkeys: passkeyStore(db),
    trustedDevices: trustedDeviceStore(db),
    knownNetworks: knownNetworkStore(db),
    enrolmentRights: enrolmentRightStore(db),
    mailQueue: mailQueueStore(db),
    mailDecoys: mailDecoyStore(db),
    addresses: addressStore(db),
    mailedLinks: mailedLinkStore(db),
    mailRequests: mailRequestStore(db),
    recoveries: recoveryStore(db),
    securityQuestions: securityQuestionStore(db),
    sealed: sealedValueStore(db),
    policy: policyStore(db),
    supportRequests: supportRequestStore(db),
    people: peopleStore(db),
    accountData: accountDataStore(db),
    classes: classStore(db),
    demo: demoStore(db),
    restored: restoredStore(db),
    transaction: (work) => inTransaction('serializable', work),
    together: (work) => inTransaction('read committed', work),
    load: () => dialect.load(),
    async ping() {
      await db.selectFrom('users').select('id').limit(1).execute();
    },
    async probe() {
      const row = { key: 'probe', failures: 0, nextAllowedAt: 0, lapsesAt: 0 };
      const changed = { failures: sql<number>`1 - throttles.failures` };
      await db
        .insertInto('throttles')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doUpdateSet(changed))
        .execute();
    },
    close: () => db.destroy(),
  };
}
