/**
 * Arguments that may be keys go from a launcher to its program in the environment. Other users of the computer can read
 * a program's arguments, but not its environment.
 */

const NAME = 'COUNTERSIGN_ARGUMENTS';

/** Hides this program's own arguments from other users. Whoever looked earlier has seen them. */
export function hideOwnArguments() {
  // Overwrites the memory that the system shows as the command line.
  process.title = 'countersign';
}

/** Returns the environment that hands over these arguments. */
export function environmentWith(args) {
  return { ...process.env, [NAME]: JSON.stringify(args) };
}

/** Returns the arguments handed over, or those of the command line. Programs started from here inherit none of them. */
export function ownArguments() {
  const handedOver = process.env[NAME];
  delete process.env[NAME];
  const args = handedOver === undefined ? process.argv.slice(2) : JSON.parse(handedOver);
  hideOwnArguments();
  return args;
}
