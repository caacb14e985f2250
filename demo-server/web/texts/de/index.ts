import type { Wording } from '../../../../shared/translations/wording.ts';
import type { en } from '../en/index.ts';
import { accountData } from './account-data.ts';
import { accounts } from './accounts.ts';
import { activity } from './activity.ts';
import { addresses } from './addresses.ts';
import { admin } from './admin.ts';
import { backupCodes } from './backup-codes.ts';
import { enrolment } from './enrolment.ts';
import { faults } from './faults.ts';
import { frame } from './frame.ts';
import { mailQueue } from './mail-queue.ts';
import { methods } from './methods.ts';
import { outbox } from './outbox.ts';
import { overview } from './overview.ts';
import { passkeys } from './passkeys.ts';
import { passwords } from './passwords.ts';
import { people } from './people.ts';
import { policy } from './policy.ts';
import { recovery } from './recovery.ts';
import { secondStep } from './second-step.ts';
import { sentCodes } from './sent-codes.ts';
import { sessions } from './sessions.ts';
import { stepUp } from './step-up.ts';
import { support } from './support.ts';

export const de: Wording<typeof en> = {
  accountData,
  accounts,
  activity,
  addresses,
  admin,
  backupCodes,
  enrolment,
  faults,
  frame,
  mailQueue,
  methods,
  outbox,
  overview,
  passkeys,
  passwords,
  people,
  policy,
  recovery,
  secondStep,
  sentCodes,
  sessions,
  stepUp,
  support,
};
