/** The form of every reply. A failure is a stable code and a sentence for users, never a stack trace. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: IpcFailure };

export interface IpcFailure {
  code:
    | 'invalid-request'
    | 'locked'
    | 'wrong-passphrase'
    | 'too-many-guesses'
    | 'not-found'
    | 'bad-key'
    | 'nothing-to-save'
    | 'capture-failed'
    | 'store-failed'
    | 'read-only'
    | 'no-answer'
    | 'bad-backup'
    | 'password-required'
    | 'password-wrong'
    | 'damaged'
    | 'unsupported'
    | 'unrecognised'
    | 'stopped'
    | 'untrusted'
    | 'internal';
  message: string;
}
