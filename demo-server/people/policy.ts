import { ROLES, type Role } from '../contract/index.ts';
import type { PolicyRecord } from '../store/policy.ts';

export type { PolicyRecord };

/** The policy until an admin sets one: a second factor is optional for everyone. */
export const DEFAULT_POLICY: PolicyRecord = {
  version: 0,
  requirement: 'optional',
  leastRole: null,
  graceDays: 0,
  since: 0,
  changedAt: 0,
  changedBy: null,
};

/** Returns whether a role has at least the rights of another. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** Returns whether the policy requires a second factor for all accounts with this role. */
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
