/** A command failed. `message` is one sentence in the language of the command line, and never contains a key. */
export class CliError extends Error {
  override name = 'CliError';
  /** 1: the input could not be used; 2: the command line is wrong. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
