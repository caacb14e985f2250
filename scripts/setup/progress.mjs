/** How setup talks: one line a step, on standard error, with signs of life while a long one runs. */
import { spawn } from 'node:child_process';

let quiet = false;

/** With quiet, only steps that really do something speak. */
export function setQuiet(value) {
  quiet = value;
}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** What was found already done; said unless quiet. */
export function note(line) {
  if (!quiet) say(`✓ ${line}`);
}

/** The command the person typed, to be typed again once the obstacle is gone. */
export function sameCommand() {
  const name = process.env.npm_lifecycle_event ?? 'start';
  return name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
}

/** A setup step that cannot go on: one sentence for people, and the command that mends it. */
export class SetupFailure extends Error {
  constructor(sentence, command) {
    super(sentence);
    this.command = command;
  }
}

/**
 * Runs one long step with a line at its start, one every ten seconds, and one at its end.
 *
 * @template T
 * @param {string} title what is done, as a noun phrase
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  say(`• ${title} …`);
  const pulse = setInterval(() => say(`  … ${title}: ${seconds()} s so far`), 10_000);
  try {
    const result = await work();
    say(`✓ ${title} (${seconds()} s)`);
    return result;
  } finally {
    clearInterval(pulse);
  }
}

/**
 * Runs a program and keeps what it prints.
 *
 * @returns {Promise<{code: number, output: string}>} exit code (127 when it could not be started) and the last 20,000 characters
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The last few lines a failed program printed, indented, for the person to read. */
export function tail(output, lines = 6) {
  return output
    .trim()
    .split('\n')
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join('\n');
}
