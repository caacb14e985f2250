import type { Migration } from 'kysely/migration';
import * as foundation from './0001-foundation.ts';
import * as sealingKeys from './0003-sealing-keys.ts';
import * as secondFactor from './0004-second-factor.ts';
import * as mail from './0005-mail.ts';
import * as people from './0006-people.ts';
import * as methods from './0007-methods.ts';
import * as recovery from './0008-recovery.ts';
import * as endedKeys from './0009-ended-keys.ts';
import * as proofState from './0010-proof-state.ts';
import * as accountLife from './0011-account-life.ts';
import * as proofCounts from './0012-proof-counts.ts';
import * as accountEnd from './0013-account-end.ts';
import * as sequences from './0015-sequences.ts';
import * as enrolmentRights from './0016-enrolment-rights.ts';
import * as knownNetworks from './0017-known-networks.ts';
import * as mailDecoys from './0018-mail-decoys.ts';
import * as classes from './0019-classes.ts';

/** All migrations, in order of name. They only go forward: a later migration corrects a mistake. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0003-sealing-keys': sealingKeys,
  '0004-second-factor': secondFactor,
  '0005-mail': mail,
  '0006-people': people,
  '0007-methods': methods,
  '0008-recovery': recovery,
  '0009-ended-keys': endedKeys,
  '0010-proof-state': proofState,
  '0011-account-life': accountLife,
  '0012-proof-counts': proofCounts,
  '0013-account-end': accountEnd,
  '0015-sequences': sequences,
  '0016-enrolment-rights': enrolmentRights,
  '0017-known-networks': knownNetworks,
  '0018-mail-decoys': mailDecoys,
  '0019-classes': classes,
};
