/** The server did not meet the requirement. `message` is one sentence and contains no code and no key. */
export class Violation extends Error {
  override name = 'Violation';
}

/** The server does not offer what the check is about. */
export class Absent extends Error {
  override name = 'Absent';
}

/** The check found out nothing: what it needed did not work, so what the server refused proves nothing. */
export class Unjudged extends Error {
  override name = 'Unjudged';
}
