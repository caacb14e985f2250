/** The demo server's decisions as sentences for a report. */
import type { AuditEvent } from '../server/demo-server.ts';
import type { Seen } from './report.ts';

/** Returns the demo server's decisions for a report. */
export function seenBy(events: readonly AuditEvent[]): Seen[] {
  return events.map((event) => ({ at: event.at, words: decisionInWords(event), outcome: event.outcome }));
}

/** Returns the description of an audit event. */
export function decisionInWords({ kind, outcome, reason, email }: AuditEvent): string {
  const what = WHAT[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');
  const how =
    outcome === 'success' ? 'accepted' : `refused${reason ? `: ${reason.replaceAll('-', ' ')}` : ''}`;
  return `${what} for ${email ?? 'an unknown account'}, ${how}`;
}

const WHAT: Partial<Record<string, string>> = {
  'sign-up': 'Sign-up',
  'sign-in': 'Password',
  'sign-out': 'Sign-out',
  'second-factor': 'Code at sign-in',
  'backup-code': 'Backup code',
  'step-up': 'Step-up',
  'enrolment-start': 'Request for a key',
  enrolment: 'Confirmation of a key',
};
