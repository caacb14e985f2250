/** The form of every reply. A failure is a stable code and a sentence for users, never a stack trace. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: IpcFailure };

/**
 * An envelope on its way to a page, as JSON. The bridge copies objects from the preload script's world to the page's one
 * value after the other, which takes longer for a long list than everything else.
 */
export type ReplyText<T> = string & { readonly holds?: T };

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
