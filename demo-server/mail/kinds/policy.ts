import type { Requirement } from '../../contract/index.ts';

/** Notices about the policy. */
export interface PolicyNotices {
  /** To every admin. `by` is the name of the person who changed it. */
  'policy-changed': { requirement: Requirement; graceDays: number; by: string };
}
