/** Prints setup's progress on standard error: one line per step, and more lines while a long step runs. */
import { spawn } from 'node:child_process';

let quiet = false;

// Setup goes on when no one reads its progress any more.
process.stderr.on('error', () => {});

/** Hides messages about steps that have nothing to do. */
export function setQuiet(value) {
  quiet = value;
}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Prints that something is already done, unless quiet. */
export function note(line) {
  if (!quiet) say(`✓ ${line}`);
}

/** Returns the command that the user typed, to run again after the problem is solved. */
export function sameCommand() {
  const name = process.env.npm_lifecycle_event ?? 'start';
  return name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
}

/** A setup step failed: one sentence for the user, and the command that fixes it. */
export class SetupFailure extends Error {
  constructor(sentence, command) {
    super(sentence);
    this.command = command;
  }
}

/**
 * Runs one long step. Prints a line at the start, every ten seconds and at the end.
 *
 * @template T
 * @param {string} title what the step does, for example “Installing npm packages”
 * @param {() => Promise<T>} work
 * @param {(result: T) => boolean} [isDone] whether the result is what was wanted. If not, the last line has no tick
 * @returns {Promise<T>}
 */
export async function step(title, work, isDone = () => true) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  say(`• ${title} …`);
  const pulse = setInterval(() => say(`  … ${title}: ${seconds()} s so far`), 10_000);
  try {
    const result = await work();
    say(`${isDone(result) ? '✓' : '–'} ${title} (${seconds()} s)`);
    return result;
  } finally {
    clearInterval(pulse);
  }
}

/**
 * Runs a program and returns its output.
 *
 * @returns {Promise<{code: number, output: string}>} exit code (127 when it could not be started) and the last characters
 */
export function run(program, args, options = {}, most = 20_000) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const keep = (chunk) => {
      output = (output + chunk).slice(-most);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Returns the last lines that a failed program printed, indented. */
export function tail(output, lines = 6) {
  return output
    .trim()
    .split('\n')
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join('\n');
}
