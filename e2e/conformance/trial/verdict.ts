/** The server did not do what it must. `message` is one sentence; it holds no code and no key. */
export class Violation extends Error {
  override name = 'Violation';
}

/** The server has not got what the check is about. */
export class Absent extends Error {
  override name = 'Absent';
}
