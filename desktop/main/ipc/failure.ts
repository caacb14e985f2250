import type { IpcFailure } from '../../ipc/envelope.ts';

/** Something a person can act on: a stable code, and one sentence that holds no secret. */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: IpcFailure['code'];

  constructor(code: IpcFailure['code'], sentence: string) {
    super(sentence);
    this.code = code;
  }
}
