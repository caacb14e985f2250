import type { en } from '../en/index.ts';
import { accountData } from './account-data.ts';
import { addresses } from './addresses.ts';
import { backupCodes } from './backup-codes.ts';
import { frame } from './frame.ts';
import { methods } from './methods.ts';
import { passwords } from './passwords.ts';
import { people } from './people.ts';
import { policy } from './policy.ts';
import { recovery } from './recovery.ts';
import { secondStep } from './second-step.ts';
import { sentCodes } from './sent-codes.ts';
import { support } from './support.ts';

export const de: typeof en = {
  frame,
  messages: {
    ...accountData,
    ...addresses,
    ...backupCodes,
    ...methods,
    ...passwords,
    ...people,
    ...policy,
    ...recovery,
    ...secondStep,
    ...sentCodes,
    ...support,
  },
};
