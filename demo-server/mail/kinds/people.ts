import type { Role } from '../../contract/index.ts';
import type { Nothing } from './details.ts';

/** Notices about what admins do to accounts. */
export interface PeopleNotices {
  'role-changed': { role: Role };
  /** To every other admin. `by` is the name of the person who changed it; empty for the command line. */
  'staff-changed': { email: string; role: Role; by: string };
  /** `reason` is the admin's words. */
  'account-suspended': { reason: string };
  'suspension-lifted': Nothing;
  /** `reason` is the admin's words. */
  'signed-out-by-staff': { reason: string };
  /** To every other admin, about an account of support or an admin. `by` is the name of the person who did it. */
  'staff-suspended': { email: string; change: 'suspended' | 'lifted'; by: string };
}
