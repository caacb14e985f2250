/** One trial: a fresh machine, a fresh clone, and the commands as a person types them. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseOf, PERSON, type Release } from './base.ts';
import { copyCheckout } from './checkout.ts';
import { enter, homeOf, type Machine, type Write } from './enter.ts';
import { machinesFolder, temporaryFolder } from './folders.ts';
import { giveNetwork } from './network.ts';

export interface Trial {
  release: Release;
  as: 'root' | 'person';
  /** The commands to run in turn. */
  commands: readonly ('npm start' | 'npm test')[];
}

/**
 * Runs a trial. Its machine is removed afterwards: it is gigabytes.
 *
 * root must not be told to do anything. An ordinary user must be told one command, once, which is run as it was printed.
 * After that setup must lack nothing that tests are slower or skipped without.
 *
 * @returns what went wrong, or `undefined`
 */
export async function runTrial(trial: Trial, write: Write): Promise<string | undefined> {
  const base = await baseOf(trial.release, write);
  const folder = temporaryFolder(`${trial.release}-${trial.as}`);
  try {
    const machine = await prepareMachine(trial, base, folder, write);
    const mayAsk = trial.as === 'root' ? 0 : 1;
    let asked = 0;
    for (const command of trial.commands) {
      let outcome = await type(machine, command);
      while (outcome.told !== undefined && asked < mayAsk) {
        asked += 1;
        outcome = await type(machine, outcome.told);
      }
      if (outcome.lacked !== undefined) return `setup went on without something: ${outcome.lacked}`;
      if (outcome.told !== undefined) return `setup could not continue, and printed: ${outcome.told}`;
      if (outcome.code !== 0) return `\`${command}\` ended with exit code ${outcome.code}`;
    }
    return asked === mayAsk ? undefined : 'setup printed no command';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns a fresh machine with a fresh clone. */
async function prepareMachine(trial: Trial, base: string, folder: string, write: Write): Promise<Machine> {
  const user = trial.as === 'root' ? 'root' : PERSON;
  const home = homeOf(user);
  const changes = join(folder, 'changes');
  copyCheckout(join(changes, home, 'countersign'));
  const machine = {
    base,
    folder,
    user,
    env: giveNetwork(changes),
    binds: downloads(trial.release, user),
    write,
  };
  await enter({ ...machine, user: 'root' }, ['chown', '-R', `${user}:`, home]);
  return machine;
}

/** What was downloaded before is not downloaded again. */
function downloads(release: Release, user: string): Record<string, string> {
  return {
    [`${homeOf(user)}/.npm`]: join(machinesFolder, 'downloads', `npm-${user}`),
    '/var/cache/apt/archives': join(machinesFolder, 'downloads', `apt-${release}`),
  };
}

interface Outcome {
  code: number;
  /** The command that setup printed if it could not continue. */
  told: string | undefined;
  /** What setup said about tests that lack a package. */
  lacked: string | undefined;
}

/** Types a command in the clone. */
async function type(machine: Machine, command: string): Promise<Outcome> {
  let heard = '';
  let lacked: string | undefined;
  const listen: Write = (chunk) => {
    heard = (heard + chunk.toString()).slice(-100_000);
    lacked ??= /^✓ (tests with.*)$/m.exec(heard)?.[1];
    machine.write(chunk);
  };
  machine.write(Buffer.from(`\n$ ${command}\n`));
  const code = await enter({ ...machine, write: listen }, ['bash', '-c', `cd countersign && ${command}`]);
  return { code, told: code === 0 ? undefined : /^ {2}Then run: (.+)$/m.exec(heard)?.[1], lacked };
}
