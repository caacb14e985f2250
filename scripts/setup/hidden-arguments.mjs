/**
 * A launcher passes arguments that may be keys in the environment. Other users of the computer can read a program's
 * arguments, but not its environment.
 */

const NAME = 'COUNTERSIGN_ARGUMENTS';

/** Hides this program's arguments from other users. They can still be read before this call. */
export function hideOwnArguments() {
  // Overwrites the memory that the system shows as the command line.
  process.title = 'countersign';
}

/** Returns an environment with these arguments. */
export function environmentWith(args) {
  return { ...process.env, [NAME]: JSON.stringify(args) };
}

/** Returns the passed arguments, or those of the command line. Child processes do not inherit them. */
export function ownArguments() {
  const handedOver = process.env[NAME];
  delete process.env[NAME];
  const args = handedOver === undefined ? process.argv.slice(2) : JSON.parse(handedOver);
  hideOwnArguments();
  return args;
}
