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
const because = (dueAt: number) => ({ because: 'policy', dueAt, mayGoOnWithout: false });

test.each([
  ['no policy demands nothing', standing(), undefined],
  ['optional', standing({ policy: policy({ requirement: 'optional' }) }), undefined],
  [
    'sensitive demands it of actions, not of accounts',
    standing({ policy: policy({ requirement: 'sensitive' }) }),
    undefined,
  ],
  ['everyone, from when the policy came', standing({ policy: EVERYONE }), because(27 * DAY)],
  [
    'everyone, from when a later account was made',
    standing({ policy: EVERYONE, createdAt: 30 * DAY }),
    because(37 * DAY),
  ],
  [
    'everyone, from when a later role was given',
    standing({ policy: EVERYONE, roleSince: 40 * DAY }),
    because(47 * DAY),
  ],
  [
    'everyone, without grace: at once',
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
])('a policy for a role: a %s, where %s and higher must have one', (role, leastRole, isDemanded) => {
  const given = standing({ role, policy: policy({ requirement: 'role', leastRole }) });
  expect(obligationOf(given) !== undefined).toBe(isDemanded);
});

test.each([
  ['no policy', undefined, true],
  ['a policy that leaves it open', policy({ requirement: 'optional' }), true],
  ['a policy that demands it', EVERYONE, false],
])(
  'after a recovery there is no grace; with %s going on without is a choice: %s',
  (_what, policy, mayGoOnWithout) => {
    const given = standing({ mustEnrolSince: 25 * DAY, ...(policy && { policy }) });
    expect(obligationOf(given)).toEqual({ because: 'recovery', dueAt: 25 * DAY, mayGoOnWithout });
  },
);
