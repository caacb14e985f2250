/** The tables of recovery by e-mail and of security questions. See schema.ts. */
export interface RecoveryTables {
  recoveryAsks: RecoveryAsksTable;
  recoveries: RecoveriesTable;
  recoveryTokens: RecoveryTokensTable;
  securityQuestions: SecurityQuestionsTable;
}

/** Requests of people who are not signed in, not looked at yet. Whose account it is, if anybody's, is found out later. */
export interface RecoveryAsksTable {
  id: string;
  /** As it was typed, normalised. */
  email: string;
  at: number;
  address: string;
  userAgent: string | null;
}

/**
 * One recovery: open until its link is used or expires; then, where there is a waiting time, until the reset is due. It
 * is void as soon as a credential of its account changes.
 */
export interface RecoveriesTable {
  id: string;
  userId: string;
  /** The user's credential epoch when it began. */
  epoch: number;
  createdAt: number;
  /** Until when its links can be used. */
  expiresAt: number;
  usedAt: number | null;
  /** Set when it is used: when the second factor is reset. */
  dueAt: number | null;
  endedAt: number | null;
  endedAs: 'done' | 'cancelled' | 'superseded' | null;
  /** From where, and with what, it was asked for; once it is used, where that was. */
  address: string;
  userAgent: string | null;
}

/** What the links in mails hold. */
export interface RecoveryTokensTable {
  /** SHA-256 of the token, in hex. */
  tokenHash: string;
  recoveryId: string;
  purpose: 'use' | 'cancel';
}

export interface SecurityQuestionsTable {
  userId: string;
  /** JSON: see SecurityQuestion in the contract. */
  questions: string;
  /** bcrypt, of all the answers at once: see demo-server/recovery/answers.ts. */
  answersHash: string;
  createdAt: number;
}
