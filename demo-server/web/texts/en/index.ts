import { account } from './account.ts';
import { activity } from './activity.ts';
import { addresses } from './addresses.ts';
import { admin } from './admin.ts';
import { backupCodes } from './backup-codes.ts';
import { enrolFirst } from './enrol-first.ts';
import { enrolment } from './enrolment.ts';
import { entrance } from './entrance.ts';
import { faults } from './faults.ts';
import { mail } from './mail.ts';
import { methods } from './methods.ts';
import { passwords } from './passwords.ts';
import { recovery } from './recovery.ts';
import { secondStep } from './second-step.ts';
import { sessions } from './sessions.ts';
import { shell } from './shell.ts';
import { stepUp } from './step-up.ts';
import { support } from './support.ts';

/** Every text of the pages, in the original. The literal types tell the compiler which values each one needs. */
export const en = {
  account,
  activity,
  addresses,
  admin,
  backupCodes,
  enrolFirst,
  enrolment,
  entrance,
  faults,
  recovery,
  mail,
  passwords,
  methods,
  secondStep,
  sessions,
  shell,
  stepUp,
  support,
} as const;
