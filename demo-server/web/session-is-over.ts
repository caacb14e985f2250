import type { RouteContract } from '../contract/index.ts';
import { ApiRefusal } from './api.ts';

/** Whether a refusal means that the page's idea of who is signed in is out of date: another tab signed out, say. */
export function sessionIsOver(route: RouteContract, error: unknown): boolean {
  return (
    (route.access === 'full' || route.access === 'proven') &&
    error instanceof ApiRefusal &&
    (error.body.code === 'UNAUTHORIZED' || error.body.code === 'SECOND_FACTOR_REQUIRED')
  );
}
