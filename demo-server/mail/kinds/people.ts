import type { Requirement, Role } from '../../contract/index.ts';
import type { Nothing } from './details.ts';

/** Notices about decisions of other people, and for admins about roles and the policy. */
export interface PeopleNotices {
  'role-changed': { role: Role };
  /** To every other admin. `by` is the name of the person who changed it; empty for the command line. */
  'staff-changed': { email: string; role: Role; by: string };
  /** To every admin. `by` is the name of the person who changed it. */
  'policy-changed': { requirement: Requirement; graceDays: number; by: string };
  'support-refused': Nothing;
  'support-cancelled': Nothing;
}

/** Messages with a secret that only the reader of an address may know: `cancelPath`, a link that cancels the request. */
export interface PeopleLetters {
  'support-requested': { cancelPath: string };
  'support-approved-once': { cancelPath: string };
}
