import type { TwoFactorParts } from '../factors/parts.ts';
import type { OutboxParts } from '../mail/outbox.ts';
import type { RecoveryParts } from '../recovery/parts.ts';
import type { SupportParts } from '../support/parts.ts';

/** Everything that domain functions work with, the database included. */
export interface DomainParts extends TwoFactorParts, RecoveryParts, SupportParts, OutboxParts {}

/**
 * Runs a domain function with the parts it works with, which come first among its parameters:
 * `run(signIn, body, before, occasion)` is `signIn(parts, body, before, occasion)`.
 *
 * Routes are given this in place of the parts. So they reach no database, whatever they do, and what a route does is
 * still read by following its imports. A function that asks for parts there are not does not compile.
 */
export type Run = <Parts, Given extends readonly unknown[], Result>(
  action: (parts: Parts, ...given: Given) => Result,
  ...given: DomainParts extends Parts ? Given : [noSuchPart: never]
) => Result;

export function runWith(parts: DomainParts): Run {
  return (action, ...given) => {
    // The type above has made sure of both; TypeScript cannot follow a type parameter that far.
    const act = action as unknown as (parts: DomainParts, ...given: readonly unknown[]) => never;
    return act(parts, ...(given as readonly unknown[]));
  };
}
