/** Reads the words after a command's name, for commands that take options only. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { whenReaderEnds } from './broken-pipe.ts';

/**
 * Returns what `parseArgs` reads. With `--help` or `-h` it prints the usage and ends. For a word that the command does
 * not know it says so with the usage, and ends with exit code 2. From then on the command ends quietly when no one reads
 * its output.
 *
 * @param usage such as "Usage: npm run tour -- [--out DIR]"
 */
export function readWords<const Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  whenReaderEnds();
  const words = config.args ?? process.argv.slice(2);
  const end = words.indexOf('--');
  if (words.some((word, at) => (word === '--help' || word === '-h') && (end < 0 || at < end))) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return wrongWords((error as Error).message, usage);
  }
}

/** Says in one sentence what is wrong with the words, with the usage, and ends with exit code 2. */
export function wrongWords(sentence: string, usage: string): never {
  console.error(`${sentence}\n${usage}`);
  process.exit(2);
}
