import type { Requirement, Role } from '../../contract/index.ts';
import type { Nothing } from './details.ts';

/** What owners are told of what other people decided, and admins of the policy. */
export interface PeopleNotices {
  'role-changed': { role: Role };
  /** To every other admin; `by` is the name of whoever changed it, empty for the command line. */
  'staff-changed': { email: string; role: Role; by: string };
  /** To every admin; `by` is the name of whoever changed it. */
  'policy-changed': { requirement: Requirement; graceDays: number; by: string };
  'support-refused': Nothing;
  'support-cancelled': Nothing;
}

/** What only whoever reads an address may know: `cancelPath` is a link that cancels the request. */
export interface PeopleLetters {
  'support-requested': { cancelPath: string };
  'support-approved-once': { cancelPath: string };
}
