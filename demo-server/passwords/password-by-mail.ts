import type { ActivityKind } from '../contract/index.ts';
import type { Store } from '../store/store.ts';

/** What nobody does without the second factor. */
const PROOFS: readonly ActivityKind[] = [
  'second-factor',
  'backup-code',
  'step-up',
  'enrolment',
  'two-factor-replaced',
  'method-added',
  'password-changed',
];

/**
 * Whether the password was chosen with a mailed link, and the second factor has not been proven since. Such a password
 * and another mailed link come from one mailbox: whoever reads that would need nothing else. NIST SP 800-63B §4.2.2.2
 * wants two different ways.
 */
export async function passwordCameByMail({ audit }: Pick<Store, 'audit'>, userId: string): Promise<boolean> {
  const chosenAt = await audit.lastAt(userId, ['password-reset']);
  if (chosenAt === undefined) return false;
  const proofs = [
    await audit.lastAt(userId, PROOFS),
    // A passkey alone is both factors.
    await audit.lastAt(userId, ['sign-in'], 'method-passkey'),
  ];
  return proofs.every((provenAt) => provenAt === undefined || provenAt < chosenAt);
}
