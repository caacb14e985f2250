import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { crockfordSymbols, inTwoGroups } from '../base/crockford.ts';
import { FEW_BACKUP_CODES } from '../contract/index.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Turn } from '../passwords/turns.ts';
import type { BackupCodeRecord, BackupCodeSet, BackupCodeSetState } from '../store/backup-codes.ts';
import type { Store } from '../store/store.ts';
import type { ProofParts } from './parts.ts';

/** Eight symbols have 40 bits. */
const SYMBOLS = 8;
/** Length of the key for a set's tags, in bytes. */
const TAG_KEY_BYTES = 32;

/**
 * bcrypt's cost for backup codes. It is lower than for passwords, because codes are random and guesses are throttled
 * (NIST SP 800-63B §3.1.2.2 allows a small work factor).
 */
export const BACKUP_CODE_COST = 10;

/** A new set: the codes, shown once, and their stored form. */
export interface NewBackupCodes {
  /** `7K2M-X9QD` */
  shown: string[];
  set: BackupCodeSet;
  records: BackupCodeRecord[];
}

/**
 * Creates a set of backup codes for an account.
 *
 * @param at `verificationId`: the unconfirmed key that the set waits for; null if it is valid at once
 * @param turn whose turn the slow hashes are
 * @throws Refusal if the client has too many in the line
 */
export async function newBackupCodes(
  { keys, passwords, backupCodes }: Pick<ProofParts, 'keys' | 'passwords' | 'backupCodes'>,
  userId: string,
  { now, verificationId = null }: { now: number; verificationId?: string | null },
  turn: Turn,
): Promise<NewBackupCodes> {
  const id = randomUUID();
  const secret = randomBytes(TAG_KEY_BYTES).toString('base64url');
  const set: BackupCodeSet = {
    id,
    userId,
    verificationId,
    sealedKey: keys.seal(secret, { purpose: 'backup-code-key', userId, rowId: id }),
    sealedAs: 'backup-code-key',
    createdAt: now,
    savedAt: null,
  };
  const byTag = new Map<number, string>();
  while (byTag.size < backupCodes) {
    const code = crockfordSymbols(randomBytes(SYMBOLS));
    byTag.set(backupCodeTag(secret, code), code);
  }
  const hashes = await passwords.hashCodes([...byTag.values()], BACKUP_CODE_COST, turn);
  const records = [...byTag.keys()].flatMap((tag, index) => {
    const hash = hashes[index];
    return hash === undefined ? [] : [{ id: randomUUID(), setId: id, tag, hash, usedAt: null }];
  });
  const shown = [...byTag.values()].map(inTwoGroups);
  return { shown, set, records };
}

/**
 * Returns 16 bits that show which hash a code could belong to. So one slow comparison is enough instead of one per
 * code. An attacker with the database and the key must still break bcrypt for the other 24 bits. The tag is made with
 * the set's own key, which is stored sealed and deleted with the codes.
 */
export function backupCodeTag(secret: string, code: string): number {
  return createHmac('sha256', secret).update(`countersign backup code v1|${code}`).digest().readUInt16BE();
}

/**
 * Returns the stored code that a typed code matches, used or unused. Always costs one slow comparison, off the event
 * loop.
 *
 * @param code normalised: eight symbols
 */
export async function matchBackupCode(
  {
    store: { backupCodes },
    keys,
    passwords,
  }: Pick<ProofParts, 'keys' | 'passwords'> & {
    store: { backupCodes: Pick<Store['backupCodes'], 'setOf' | 'byTag'> };
  },
  userId: string,
  code: string,
  turn: Turn,
): Promise<BackupCodeRecord | undefined> {
  const set = await backupCodes.setOf(userId);
  const candidate = set && (await backupCodes.byTag(set.id, backupCodeTag(tagKeyOf(keys, set), code)));
  const isSame = await passwords.matchesCode(code, candidate?.hash, BACKUP_CODE_COST, turn);
  return isSame ? candidate : undefined;
}

function tagKeyOf(keys: KeyRing, { id, userId, sealedKey, sealedAs }: BackupCodeSet): string {
  return keys.open(sealedKey, { purpose: sealedAs, userId, rowId: id });
}

/** A set as its owner sees it. */
export interface BackupCodeSummary {
  remaining: number;
  few: boolean;
  saved: boolean;
  madeAt: number | null;
}

/** Returns how many backup codes an account has left; zero without two-factor authentication. */
export async function summariseBackupCodes(
  { store }: { store: Pick<Store, 'backupCodes'> },
  userId: string,
): Promise<BackupCodeSummary> {
  return summaryOf(await store.backupCodes.setOf(userId));
}

/** Returns how many backup codes an account has left, and how many a new set would have. */
export async function viewBackupCodes(
  parts: { store: Pick<Store, 'backupCodes'> } & Pick<ProofParts, 'backupCodes'>,
  userId: string,
): Promise<BackupCodeSummary & { perSet: number }> {
  return { ...(await summariseBackupCodes(parts, userId)), perSet: parts.backupCodes };
}

/** Returns a set as its owner sees it. */
export function summaryOf(
  set: Pick<BackupCodeSetState, 'remaining' | 'savedAt' | 'createdAt'> | undefined,
): BackupCodeSummary {
  const remaining = set?.remaining ?? 0;
  return {
    remaining,
    few: isRunningLow(remaining),
    saved: set !== undefined && set.savedAt !== null,
    madeAt: set?.createdAt ?? null,
  };
}

export function isRunningLow(remaining: number): boolean {
  return remaining <= FEW_BACKUP_CODES;
}
