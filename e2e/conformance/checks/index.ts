import type { Chapter } from '../trial/check.ts';
import { backupCodes } from './backup-codes.ts';
import { clock } from './clock.ts';
import { enrolment } from './enrolment.ts';
import { guessing } from './guessing.ts';
import { http } from './http.ts';
import { malformed } from './malformed.ts';
import { recovery } from './recovery.ts';
import { replay } from './replay.ts';
import { sessions } from './sessions.ts';
import { turningOff } from './turning-off.ts';

/** Every check, in the order they are run and reported. */
export const chapters: readonly Chapter[] = [
  enrolment,
  clock,
  replay,
  sessions,
  guessing,
  backupCodes,
  turningOff,
  recovery,
  malformed,
  http,
];
