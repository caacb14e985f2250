import type { ActivityKind } from '../../../contract/index.ts';

/** Choices of the owner. Owners read them as their own choice, staff as something that happened. */
const CHOICES = ['backup-codes-saved', 'went-on-without'] as const;
type Choice = (typeof CHOICES)[number];

/** Returns the key of the sentence about an event. */
export function eventSentence(
  { kind, outcome }: { kind: ActivityKind; outcome: 'success' | 'failure' },
  isOwn: boolean,
) {
  if (outcome === 'failure') return `activity.failed.${kind}` as const;
  return isOwn && isChoice(kind) ? (`activity.own.${kind}` as const) : (`activity.did.${kind}` as const);
}

function isChoice(kind: ActivityKind): kind is Choice {
  return (CHOICES as readonly ActivityKind[]).includes(kind);
}
