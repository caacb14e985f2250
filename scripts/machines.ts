/**
 * `npm run test:machines` runs the two commands on minimal Debian systems, as root and as an ordinary user. It is not
 * part of `npm test`: it takes half an hour, needs root and debootstrap, and downloads a gigabyte the first time.
 *
 *     npm run test:machines -- [bookworm|trixie …] [--as root|person] [--start-only]
 */
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readWords, wrongWords } from './command/read-words.ts';
import { earlyEnd } from './early-end.ts';
import { RELEASES, type Release } from './machines/base.ts';
import { endCommands } from './machines/enter.ts';
import { removeLeftovers, removeOwn } from './machines/folders.ts';
import { runTrial, type Trial } from './machines/trial.ts';
import { onPath } from './setup/places.mjs';
import { setupFolder } from './setup/state.mjs';

const logs = join(setupFolder, 'machines');
const USERS = ['root', 'person'] as const;

/** The trial whose programs were ended fails, and no other may begin. */
let isStopping = false;

process.exitCode = await main();

async function main(): Promise<number> {
  const trials = wanted();
  const reason = whyNot();
  if (reason) {
    console.error(reason);
    return 1;
  }
  removeLeftovers();
  mkdirSync(logs, { recursive: true });
  return Promise.race([runAll(trials), earlyEnd().then(stop)]);
}

async function runAll(trials: readonly Trial[]): Promise<number> {
  let failed = 0;
  for (const trial of trials) {
    if (isStopping) return 1;
    const name = `${trial.release}-${trial.as}`;
    const log = join(logs, `${name}.log`);
    const file = createWriteStream(log);
    const startedAt = Date.now();
    console.log(`• ${trial.release} as ${trial.as}: ${trial.commands.join(', then ')} …`);
    const problem = await runTrial(trial, (chunk) => file.write(chunk)).catch(
      (error: Error) => error.message,
    );
    file.end();
    const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
    console.log(`${problem ? '✗' : '✓'} ${trial.release} as ${trial.as} (${minutes} min)`);
    if (problem) console.log(`  ${problem}\n  All output: ${log}`);
    if (problem) failed += 1;
  }
  console.log(`\n${trials.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Ends all programs in machines, removes the machines, and exits. */
async function stop(code: number): Promise<never> {
  isStopping = true;
  await endCommands();
  removeOwn();
  process.exit(code);
}

/** Returns the trials that the words ask for. */
function wanted(): Trial[] {
  const usage = `Usage: npm run test:machines -- [${RELEASES.join('|')} …] [--as ${USERS.join('|')}] [--start-only]`;
  const { values, positionals } = readWords(
    {
      options: { as: { type: 'string' }, 'start-only': { type: 'boolean', default: false } },
      allowPositionals: true,
    },
    usage,
  );
  const releases = RELEASES.filter((name) => positionals.length === 0 || positionals.includes(name));
  const users = USERS.filter((name) => values.as === undefined || values.as === name);
  const unknown = positionals.find((name) => !RELEASES.some((release) => release === name));
  if (unknown !== undefined) wrongWords(`There is no machine “${unknown}”.`, usage);
  if (users.length === 0) wrongWords(`--as cannot be “${values.as}”.`, usage);
  return releases.flatMap((release) =>
    users.map((as) => ({ release, as, commands: commandsFor(release, as, values['start-only']) })),
  );
}

/** All tests run once, as an ordinary user, for whom Chromium's sandbox is on. */
function commandsFor(release: Release, as: Trial['as'], startOnly: boolean): Trial['commands'] {
  const all = release === 'trixie' && as === 'person' && !startOnly;
  return all ? ['npm start', 'npm test'] : ['npm start'];
}

/** Returns why machines cannot be made here, or `undefined`. */
function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'Machines are Debian systems, which run on Linux only.';
  if (process.getuid?.() !== 0)
    return 'Making a machine takes root. Run: sudo -E env "PATH=$PATH" npm run test:machines';
  if (!onPath('debootstrap'))
    return 'Machines are made with debootstrap, which is missing. Run: apt-get install -y debootstrap';
  return undefined;
}
