/** Why a file was not read. */
import { sentences } from '../../texts/texts.ts';

export type ImportFailureCode =
  | 'password_required'
  | 'password_wrong'
  | 'damaged'
  | 'unsupported'
  | 'unrecognised'
  | 'stopped';

/** `message` is one sentence for the user. It never contains a key or a password. */
export class ImportFailure extends Error {
  override name = 'ImportFailure';
  readonly code: ImportFailureCode;

  constructor(code: ImportFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function passwordRequired(format: string): ImportFailure {
  return new ImportFailure('password_required', sentences().importFile.passwordRequired({ format }));
}

export function passwordWrong(format: string): ImportFailure {
  return new ImportFailure('password_wrong', sentences().importFile.passwordWrong({ format }));
}

/** For ciphers that cannot distinguish a wrong password from damage. */
export function passwordOrDamage(format: string): ImportFailure {
  return new ImportFailure('password_wrong', sentences().importFile.passwordOrDamage({ format }));
}

export function damaged(format: string): ImportFailure {
  return new ImportFailure('damaged', sentences().importFile.damaged({ format }));
}

export function unsupported(sentence: string): ImportFailure {
  return new ImportFailure('unsupported', sentence);
}

/** @param version from the file; the sentence repeats only a short word */
export function unsupportedVersion(format: string, version: unknown): ImportFailure {
  const text = /^[\w.-]{1,12}$/.test(String(version)) ? String(version) : '?';
  return unsupported(sentences().importFile.version({ format, version: text }));
}

export function excessiveCosts(format: string): ImportFailure {
  return unsupported(sentences().importFile.costs({ format }));
}
