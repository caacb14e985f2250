import type { Role } from '../../contract/index.ts';

/** Notices about roles. */
export interface PeopleNotices {
  'role-changed': { role: Role };
  /** To every other admin. `by` is the name of the person who changed it; empty for the command line. */
  'staff-changed': { email: string; role: Role; by: string };
}
