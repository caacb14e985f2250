import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import type { Role } from '../contract/index.ts';
import type { PolicyRecord, StandingRecord } from '../store/policy.ts';
import { obligationOf } from './obligation.ts';
import { DEFAULT_POLICY } from './policy.ts';

const standing = (changes: Partial<StandingRecord> = {}): StandingRecord => ({
  role: 'member',
  roleSince: null,
  mustEnrolSince: null,
  createdAt: 10 * DAY,
  isAddressProved: true,
  graceOverVersion: null,
  policy: undefined,
  ...changes,
});
const policy = (changes: Partial<PolicyRecord>): PolicyRecord => ({
  ...DEFAULT_POLICY,
  version: 1,
  since: 20 * DAY,
  graceDays: 7,
  ...changes,
});
const EVERYONE = policy({ requirement: 'everyone' });
const because = (dueAt: number) => ({ because: 'policy', dueAt, isDueAnyway: false, mayGoOnWithout: false });

test.each([
  ['without a policy, nothing is required', standing(), undefined],
  [
    'an optional second factor is not required',
    standing({ policy: policy({ requirement: 'optional' }) }),
    undefined,
  ],
  [
    'the requirement for sensitive actions does not apply to accounts',
    standing({ policy: policy({ requirement: 'sensitive' }) }),
    undefined,
  ],
  [
    'for everyone, the grace period starts with the policy',
    standing({ policy: EVERYONE }),
    because(27 * DAY),
  ],
  [
    'for everyone, the grace period of a newer account starts with the account',
    standing({ policy: EVERYONE, createdAt: 30 * DAY }),
    because(37 * DAY),
  ],
  [
    'for everyone, the grace period of a newer role starts with the role',
    standing({ policy: EVERYONE, roleSince: 40 * DAY }),
    because(47 * DAY),
  ],
  [
    'for everyone, without a grace period, it is required at once',
    standing({ policy: policy({ requirement: 'everyone', graceDays: 0 }) }),
    because(20 * DAY),
  ],
])('%s', (_what, given, obligation) => {
  expect(obligationOf(given)).toEqual(obligation);
});

test.each<[role: Role, leastRole: Role | null, isDemanded: boolean]>([
  ['member', null, true],
  ['member', 'member', true],
  ['member', 'support', false],
  ['support', 'support', true],
  ['admin', 'support', true],
  ['support', 'admin', false],
  ['admin', 'admin', true],
])('a policy for a role: for %s, if required for %s and higher', (role, leastRole, isDemanded) => {
  const given = standing({ role, policy: policy({ requirement: 'role', leastRole }) });
  expect(obligationOf(given) !== undefined).toBe(isDemanded);
});

test.each([
  ['no policy', undefined, true],
  ['an optional policy', policy({ requirement: 'optional' }), true],
  ['a policy that requires it', EVERYONE, false],
])(
  'after a recovery there is no grace period; with %s the user may continue without: %s',
  (_what, policy, mayGoOnWithout) => {
    const given = standing({ mustEnrolSince: 25 * DAY, ...(policy && { policy }) });
    expect(obligationOf(given)).toEqual({
      because: 'recovery',
      isDueAnyway: true,
      dueAt: 25 * DAY,
      mayGoOnWithout,
    });
  },
);
