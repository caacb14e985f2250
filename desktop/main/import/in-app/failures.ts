/** The import's failures as failures of a request. */
import { Failure } from '../../ipc/failure.ts';
import type { ImportFailure } from '../account/import-failure.ts';

const CODES = {
  password_required: 'password-required',
  password_wrong: 'password-wrong',
  damaged: 'damaged',
  unsupported: 'unsupported',
  unrecognised: 'unrecognised',
  stopped: 'stopped',
} as const;

export function asFailure({ code, message }: ImportFailure): Failure {
  return new Failure(CODES[code], message);
}
