import type { RouteContract } from '../../contract/index.ts';
import { ApiRefusal } from './api.ts';

/** Whether a refusal means that the page's idea of who is signed in is out of date: another tab signed out, say. */
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
