import type { DeletionParts } from '../accounts/deletion.ts';
import type { ClassParts } from '../classes/parts.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import type { OutboxParts } from '../mail/outbox.ts';
import type { RecoveryParts } from '../recovery/parts.ts';
import type { SupportParts } from '../support/parts.ts';

/** Everything that domain functions need, including the database. */
export interface DomainParts
  extends TwoFactorParts,
    RecoveryParts,
    SupportParts,
    OutboxParts,
    DeletionParts,
    ClassParts {}

/**
 * Runs a domain function with the parts it needs as its first parameter: `run(signIn, body, before, occasion)` is
 * `signIn(parts, body, before, occasion)`.
 *
 * Routes get this function instead of the parts. So they cannot reach the database, and their imports show what they
 * do. A function that needs an unknown part does not compile.
 */
export type Run = <Parts, Given extends readonly unknown[], Result>(
  action: (parts: Parts, ...given: Given) => Result,
  ...given: DomainParts extends Parts ? Given : [noSuchPart: never]
) => Result;

export function runWith(parts: DomainParts): Run {
  return (action, ...given) => {
    // The type above ensures both; TypeScript cannot follow the type parameter.
    const act = action as unknown as (parts: DomainParts, ...given: readonly unknown[]) => never;
    return act(parts, ...(given as readonly unknown[]));
  };
}
