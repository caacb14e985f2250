import type { IpcFailure } from '../../ipc/envelope.ts';

/** An error for the user: a stable code, and one sentence without a secret. */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: IpcFailure['code'];

  constructor(code: IpcFailure['code'], sentence: string) {
    super(sentence);
    this.code = code;
  }
}
