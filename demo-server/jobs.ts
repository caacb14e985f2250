import type { Logger } from 'pino';
import { cancelStaleDeletions, carryOutDeletions, eraseClosedAccounts } from './accounts/end-accounts.ts';
import { answerPasswordRequests } from './accounts/password-reset.ts';
import { endProvisionalAccounts } from './accounts/provisional.ts';
import type { Clock } from './base/occasion.ts';
import { Rounds } from './base/rounds.ts';
import { endExpired, removeEnded, removeUnconfirmedKeys, trimAudit } from './housekeeping.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { Mail } from './mail/mail.ts';
import { workAtRecoveryDesk } from './recovery/desk.ts';
import type { RecoverySettings } from './recovery/settings.ts';
import type { Store } from './store/store.ts';

/** What the background jobs need. */
export interface JobParts {
  store: Store;
  keys: KeyRing;
  mail: Mail;
  recovery: RecoverySettings;
  /** How long an account may stay provisional, in milliseconds; 0: for ever. */
  provisionalMs: number;
  /** How long an account stays after its owner asked for its deletion, in milliseconds. */
  deletionMs: number;
  /** How long audit events are kept, in milliseconds. */
  auditMs: number;
  clock: Clock;
  logger: Logger;
}

/** All background jobs, by interval. */
export interface Jobs {
  /** Jobs that users wait for. Requests come before the mail that they queue. */
  often: Rounds;
  eachMinute: Rounds;
  eachHour: Rounds;
}

/**
 * Returns all background jobs. Every server runs them: the work is in the database, and only one server does each
 * piece. Nothing runs before it is started.
 */
export function listJobs(parts: JobParts): Jobs {
  const { store, mail, clock, logger } = parts;
  return {
    often: new Rounds(
      [
        {
          name: 'password requests',
          run: () => answerPasswordRequests({ ...parts, settings: mail.settings }),
        },
        { name: 'recovery desk', run: () => workAtRecoveryDesk(parts) },
        { name: 'mail', run: () => mail.courier.deliverDue() },
      ],
      logger,
    ),
    eachMinute: new Rounds(
      [
        { name: 'unconfirmed keys', run: () => removeUnconfirmedKeys(store, clock()) },
        { name: 'expired access', run: () => endExpired(store, clock()) },
        { name: 'cancelled deletions', run: () => cancelStaleDeletions(store, clock()) },
        { name: 'closed accounts', run: () => eraseClosedAccounts(store, clock()) },
        { name: 'audit log', run: () => trimAudit(store, parts.auditMs, clock()) },
      ],
      logger,
    ),
    eachHour: new Rounds(
      [
        { name: 'housekeeping', run: () => removeEnded(store, clock()) },
        { name: 'provisional accounts', run: () => endProvisionalAccounts(parts, clock()) },
        { name: 'deletions', run: () => carryOutDeletions(parts, clock()) },
      ],
      logger,
    ),
  };
}
