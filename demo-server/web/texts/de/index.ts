import type { Wording } from '../../../../shared/translations/wording.ts';
import type { en } from '../en/index.ts';
import { account } from './account.ts';
import { activity } from './activity.ts';
import { admin } from './admin.ts';
import { backupCodes } from './backup-codes.ts';
import { enrolFirst } from './enrol-first.ts';
import { enrolment } from './enrolment.ts';
import { entrance } from './entrance.ts';
import { faults } from './faults.ts';
import { recovery } from './recovery.ts';
import { secondStep } from './second-step.ts';
import { sessions } from './sessions.ts';
import { shell } from './shell.ts';
import { stepUp } from './step-up.ts';
import { support } from './support.ts';

export const de: Wording<typeof en> = {
  account,
  activity,
  admin,
  backupCodes,
  enrolFirst,
  enrolment,
  entrance,
  faults,
  recovery,
  secondStep,
  sessions,
  shell,
  stepUp,
  support,
};
