import { ROLES, type Role } from '../contract/index.ts';
import type { PolicyRecord } from '../store/policy.ts';

export type { PolicyRecord };

/** What holds while nobody has set a policy: a second factor is everybody's own choice. */
export const DEFAULT_POLICY: PolicyRecord = {
  version: 0,
  requirement: 'optional',
  leastRole: null,
  graceDays: 0,
  since: 0,
  changedAt: 0,
  changedBy: null,
};

/** Whether a role may do what another one may. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Whether the policy demands a second factor of an account whatever it does. */
export function demandsFactorOf({ requirement, leastRole }: PolicyRecord, role: Role): boolean {
  switch (requirement) {
    case 'everyone':
      return true;
    case 'role':
      return isAtLeast(role, leastRole ?? 'member');
    case 'optional':
    case 'sensitive':
      return false;
  }
}
