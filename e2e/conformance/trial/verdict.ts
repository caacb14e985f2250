import { TranslatedError } from '../texts/say.ts';

/** The server did not meet the requirement. The sentence contains no code and no key. */
export class Violation extends TranslatedError {
  override name = 'Violation';
}

/** The server does not offer what the check is about. */
export class Absent extends TranslatedError {
  override name = 'Absent';
}

/** The check found out nothing: what it needed did not work, so what the server refused proves nothing. */
export class Unjudged extends TranslatedError {
  override name = 'Unjudged';
}
