import type { RouteContract } from '../../contract/index.ts';
import { ApiRefusal } from './api.ts';

/** Returns whether a refusal means that the session has ended, for example because another tab signed out. */
export function sessionIsOver(route: RouteContract, error: unknown): boolean {
  return (
    route.access !== 'anyone' &&
    route.access !== 'pending' &&
    error instanceof ApiRefusal &&
    ['UNAUTHORIZED', 'SECOND_FACTOR_REQUIRED', 'ENROLMENT_REQUIRED', 'ROLE_REQUIRED'].includes(
      error.body.code,
    )
  );
}

/** Returns whether a sign-in was refused because it needs an emailed link. It continues on the page of the second step. */
export function signInAwaitsLink(error: unknown): boolean {
  return error instanceof ApiRefusal && error.body.code === 'ENROLMENT_LINK_REQUIRED';
}
