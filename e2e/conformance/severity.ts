/** How much a failure of a check costs. */
import type { Check } from './trial/check.ts';

/** From the worst down. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Without the second factor, or with one used or guessed code, an attacker with the password signs in. */
const CRITICAL = new Set([
  'pending-is-nobody',
  'pending-reaches-nothing',
  'nobody-reaches-nothing',
  'pending-cannot-enrol',
  'pending-cannot-turn-off',
  'pending-cannot-make-backup-codes',
  'code-of-another-account',
  'password-of-one-pending-of-another',
  'code-without-password',
  'guess-in-one-sign-in',
  'guess-across-sign-ins',
  'guess-in-a-burst',
  'enrol-code-of-another-key',
  'enrol-wrong-code',
  'backup-wrong',
  'backup-of-another-account',
  'backup-needs-password-first',
  'reset-keeps-second-factor',
]);

/** Required, but an attacker needs more than the failure, or the cost is a service that does not work. */
const MEDIUM = new Set([
  'clock-present-step',
  'clock-step-zero',
  'replay-next-step-works',
  'guess-few-mistakes-forgiven',
  'guess-lock-passes',
  'guess-locked-looks-the-same',
  'http-wrong-and-used-look-alike',
  'http-no-stack-traces',
  'http-get-changes-nothing',
  'off-works',
  'backup-others-stay',
  'backup-signs-in',
  'reset-answers-alike',
]);

/** Returns the severity: requirements are high and recommendations low, unless the lists above say otherwise. */
export function severityOf({ id, level }: Pick<Check, 'id' | 'level'>): Severity {
  if (CRITICAL.has(id) || id.startsWith('code-with-foreign-')) return 'critical';
  if (level === 'should') return 'low';
  return MEDIUM.has(id) || id.startsWith('malformed-') ? 'medium' : 'high';
}

/** The IDs that the lists name. */
export const namedIds: readonly string[] = [...CRITICAL, ...MEDIUM];

/** Whether one severity is at least another one. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}
