import { ApiRefusal } from '../../api/api.ts';

/** Returns whether a refusal means that the class has ended, or that the pupil is no longer in it. */
export function isOver(error: unknown): error is ApiRefusal {
  return error instanceof ApiRefusal && ['CLASS_NOT_FOUND', 'NOT_IN_CLASS'].includes(error.body.code);
}
