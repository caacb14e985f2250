import type { Schema } from './schema.ts';

/** What a column says about its account, for the export. */
export type Column =
  /** In the export, under this name. `time`: Unix milliseconds; `flag`: 0 or 1; `json`: JSON as text. */
  | { name: string; form: 'as-is' | 'time' | 'flag' | 'json' }
  /** Not in the export, for this reason. */
  | { leftOut: string };

type Columns<Row> = { readonly [Name in keyof Row]-?: Column };

/** How the rows of a table belong to an account, and what happens to them. */
export type TableUse<Row = Record<string, unknown>> =
  | {
      /** The column with the id of the account, or the table of the rows that these belong to, and the column for it. */
      belongsBy: keyof Row & string;
      to?: keyof Schema;
      /** Its primary key; `id` by default. */
      key?: keyof Row & string;
      /** The name of the list in the export; `null` if all columns are left out. */
      list: string | null;
      /** `kept`: the rows stay when the account ends, without what names a person. */
      atEnd: 'deleted' | 'kept';
      columns: Columns<Row>;
    }
  /** Its rows belong to no account, for this reason. */
  | { ofNobody: string };

const text = (name: string): Column => ({ name, form: 'as-is' });
const time = (name: string): Column => ({ name, form: 'time' });
const flag = (name: string): Column => ({ name, form: 'flag' });
const json = (name: string): Column => ({ name, form: 'json' });
const out = (leftOut: string): Column => ({ leftOut });

const OWN_ID = out('The account’s id, which is at the beginning of the export.');
const ROW_ID = out('A random name of the row.');
const SECRET = out('A secret, or something to check one with.');
const COUNTER = out('An internal count, without a meaning outside the server.');
const OF_STAFF = out('Names a person of the staff.');
const NOT_SUSPENDED = out('Always empty while the owner can sign in.');
const IN_ACTIVITY = out('The same as in the security activity.');

/**
 * What is stored about an account, table by table and column by column. The export of an account and its
 * deletion both read this, so a new table or column does not compile, and fails a test, until it is here.
 */
export const ACCOUNT_DATA: { readonly [Table in keyof Schema]: TableUse<Schema[Table]> } = {
  users: {
    belongsBy: 'id',
    list: 'account',
    atEnd: 'deleted',
    columns: {
      id: text('id'),
      email: text('email'),
      name: text('name'),
      language: text('language'),
      role: text('role'),
      roleSince: time('roleSince'),
      createdAt: time('createdAt'),
      updatedAt: time('updatedAt'),
      passwordHash: SECRET,
      passwordByMail: flag('passwordSetByEmail'),
      passwordUnproved: flag('passwordBlocked'),
      lastMethod: text('lastSecondFactor'),
      factorProofs: text('secondFactorConfirmations'),
      mustEnrolSince: time('secondFactorResetAt'),
      graceOverVersion: COUNTER,
      credentialEpoch: COUNTER,
      provisionalUntil: time('deletedUnlessConfirmedBy'),
      provisionalWarnedAt: time('warnedAboutThatAt'),
      deletesAt: time('deletesAt'),
      deletionEpoch: COUNTER,
      deletionWarnedAt: time('remindedOfDeletionAt'),
      suspendedAt: NOT_SUSPENDED,
      suspendedBy: OF_STAFF,
      suspendedReason: NOT_SUSPENDED,
      closedAt: out('Empty for every account that exists.'),
    },
  },
  addresses: {
    belongsBy: 'userId',
    list: 'addresses',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      email: text('email'),
      verifiedAt: time('confirmedAt'),
      isPrimary: flag('usedToSignIn'),
      createdAt: time('createdAt'),
    },
  },
  mailedLinks: {
    belongsBy: 'userId',
    list: 'emailedLinks',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      tokenHash: SECRET,
      userId: OWN_ID,
      epoch: COUNTER,
      purpose: text('purpose'),
      addressId: ROW_ID,
      createdAt: time('createdAt'),
      expiresAt: time('expiresAt'),
      usedAt: time('usedAt'),
    },
  },
  mailDecoys: {
    ofNobody: 'Letters that are not sent, to a typed address. Removed when a letter would be sent.',
  },
  mailRequests: { ofNobody: 'A typed address, removed within a second. It may belong to no account.' },
  sessions: {
    belongsBy: 'userId',
    list: 'sessions',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      tokenHash: SECRET,
      userId: OWN_ID,
      kind: text('state'),
      attempts: text('codesTried'),
      epoch: COUNTER,
      sequence: COUNTER,
      provenAt: time('secondFactorConfirmedAt'),
      createdAt: time('createdAt'),
      expiresAt: time('expiresAt'),
      address: text('ipAddress'),
      userAgent: text('userAgent'),
      lastSeenAt: time('lastSeenAt'),
    },
  },
  trustedDevices: {
    belongsBy: 'userId',
    list: 'trustedDevices',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      tokenHash: SECRET,
      userId: OWN_ID,
      epoch: COUNTER,
      sequence: COUNTER,
      createdAt: time('createdAt'),
      lastUsedAt: time('lastUsedAt'),
      expiresAt: time('expiresAt'),
      address: text('ipAddress'),
      userAgent: text('userAgent'),
    },
  },
  knownNetworks: {
    belongsBy: 'userId',
    list: 'knownNetworks',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      account: SECRET,
      mac: SECRET,
      sequence: COUNTER,
      expiresAt: time('expiresAt'),
    },
  },
  enrolmentRights: {
    belongsBy: 'userId',
    key: 'userId',
    list: 'enrolmentRights',
    atEnd: 'deleted',
    columns: {
      userId: OWN_ID,
      tokenHash: SECRET,
      epoch: COUNTER,
      createdAt: time('createdAt'),
      expiresAt: time('expiresAt'),
    },
  },
  verifications: {
    belongsBy: 'userId',
    list: 'authenticatorApps',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      kind: text('state'),
      sealedSecret: SECRET,
      sessionId: ROW_ID,
      attempts: text('codesTried'),
      lastUsedStep: COUNTER,
      createdAt: time('createdAt'),
      expiresAt: time('expiresAt'),
    },
  },
  codeRecipients: {
    belongsBy: 'userId',
    list: 'codeRecipients',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      method: text('method'),
      recipient: text('recipient'),
      createdAt: time('createdAt'),
      lastUsedAt: time('lastUsedAt'),
    },
  },
  sentCodes: {
    belongsBy: 'userId',
    list: 'sentCodes',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      sessionId: ROW_ID,
      method: text('method'),
      purpose: text('purpose'),
      recipient: text('recipient'),
      codeMac: SECRET,
      attempts: text('codesTried'),
      sentAt: time('sentAt'),
      expiresAt: time('expiresAt'),
    },
  },
  passkeys: {
    belongsBy: 'userId',
    list: 'passkeys',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      credentialId: out('Names a key.'),
      publicKey: out('A key.'),
      counter: COUNTER,
      transports: text('transports'),
      isSynced: flag('isSynced'),
      name: text('name'),
      createdAt: time('createdAt'),
      lastUsedAt: time('lastUsedAt'),
    },
  },
  passkeyChallenges: {
    belongsBy: 'sessionId',
    to: 'sessions',
    key: 'challengeHash',
    list: null,
    atEnd: 'deleted',
    columns: {
      challengeHash: SECRET,
      purpose: out('Only says what a random number of the last five minutes was for.'),
      sessionId: ROW_ID,
      sequence: COUNTER,
      browserHash: SECRET,
      expiresAt: out('The same.'),
    },
  },
  backupCodeSets: {
    belongsBy: 'userId',
    list: 'backupCodeSets',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      verificationId: ROW_ID,
      sealedKey: SECRET,
      sealedAs: out('How the secret is stored.'),
      createdAt: time('createdAt'),
      savedAt: time('savedAt'),
    },
  },
  backupCodes: {
    belongsBy: 'setId',
    to: 'backupCodeSets',
    list: 'backupCodes',
    atEnd: 'deleted',
    columns: { id: ROW_ID, setId: ROW_ID, tag: SECRET, hash: SECRET, usedAt: time('usedAt') },
  },
  recoveryAsks: { ofNobody: 'A typed address, removed within a second. It may belong to no account.' },
  recoveries: {
    belongsBy: 'userId',
    list: 'recoveries',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      epoch: COUNTER,
      createdAt: time('createdAt'),
      expiresAt: time('expiresAt'),
      usedAt: time('usedAt'),
      dueAt: time('dueAt'),
      endedAt: time('endedAt'),
      endedAs: text('endedAs'),
      proofs: COUNTER,
      address: text('ipAddress'),
      userAgent: text('userAgent'),
    },
  },
  recoveryTokens: {
    belongsBy: 'recoveryId',
    to: 'recoveries',
    key: 'tokenHash',
    list: null,
    atEnd: 'deleted',
    columns: { tokenHash: SECRET, recoveryId: ROW_ID, purpose: out('Only says what a secret was for.') },
  },
  securityQuestions: {
    belongsBy: 'userId',
    key: 'userId',
    list: 'securityQuestions',
    atEnd: 'deleted',
    columns: {
      userId: OWN_ID,
      questions: json('questions'),
      answersHash: SECRET,
      createdAt: time('createdAt'),
    },
  },
  supportRequests: {
    belongsBy: 'userId',
    list: 'supportRequests',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      openFor: OWN_ID,
      state: text('state'),
      reason: text('reason'),
      epoch: COUNTER,
      proofs: COUNTER,
      openedAt: time('openedAt'),
      expiresAt: time('expiresAt'),
      address: text('ipAddress'),
      userAgent: text('userAgent'),
      firstBy: OF_STAFF,
      firstAt: time('approvedAt'),
      firstReason: out('Notes of the staff: how they made sure who asked. They would help an impostor.'),
      closedBy: OF_STAFF,
      closedAt: time('closedAt'),
      closedReason: out('Notes of the staff: how they made sure who asked. They would help an impostor.'),
    },
  },
  supportCancelLinks: {
    belongsBy: 'requestId',
    to: 'supportRequests',
    key: 'tokenHash',
    list: null,
    atEnd: 'deleted',
    columns: { tokenHash: SECRET, requestId: ROW_ID },
  },
  policies: { ofNobody: 'The policy of the site. It has the id of the admin who changed it last.' },
  auditEvents: {
    belongsBy: 'userId',
    list: 'securityActivity',
    atEnd: 'kept',
    columns: {
      id: ROW_ID,
      at: time('at'),
      userId: OWN_ID,
      kind: text('kind'),
      outcome: text('outcome'),
      reason: text('reason'),
      address: text('ipAddress'),
      sessionId: ROW_ID,
      userAgent: text('userAgent'),
      actorId: OF_STAFF,
    },
  },
  throttles: { ofNobody: 'Counts of attempts. Those of an account are deleted with it.' },
  outbox: {
    belongsBy: 'userId',
    list: 'messages',
    atEnd: 'deleted',
    columns: {
      id: ROW_ID,
      userId: OWN_ID,
      channel: text('channel'),
      recipient: text('recipient'),
      kind: text('kind'),
      details: out('Words of the message, which its recipient has.'),
      sealedDetails: SECRET,
      at: time('at'),
      address: IN_ACTIVITY,
      userAgent: IN_ACTIVITY,
      state: text('state'),
      tries: text('attempts'),
      nextTryAt: out('About the delivery, not about the account.'),
      claimedUntil: out('About the delivery, not about the account.'),
      lapsesAt: time('expiresAt'),
      settledAt: time('deliveredOrGivenUpAt'),
      lastError: out('About the delivery, not about the account.'),
    },
  },
  sealingKeys: { ofNobody: 'About the keys of the server.' },
  classes: { ofNobody: 'A class of the lab, which needs no account. Deleted when it ends.' },
  classPupils: {
    ofNobody: 'Pupils of a class: a nickname and a throw-away key. Deleted when the class ends.',
  },
  classAttempts: { ofNobody: 'What a class has tried. Deleted when the class ends.' },
};
