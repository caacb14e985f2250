/**
 * `npm run package` builds what people install, from this checkout and the Electron at hand.
 *
 *     npm run package -- [deb|rpm|tar|dir|windows-dir|installers …] [--out DIR] [--quick] [--release] [--check-twice]
 *
 * Without a target it builds all that this computer can. `--release` refuses an Electron that is not the supported
 * release. `--quick` compresses less. `--check-twice` builds everything twice, and fails if the two differ.
 */
import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { readWords, wrongWords } from './command/read-words.ts';
import { buildTwice } from './package/same-twice.ts';
import { sizeInWords } from './package/size.ts';
import { sourceDateEpoch } from './package/source-date.ts';
import { isTarget, TARGETS, type Target, whyNot } from './package/targets.ts';
import { SetupFailure } from './setup/progress.mjs';
import { readState, root } from './setup/state.mjs';

const usage = `Usage: npm run package -- [${Object.keys(TARGETS).join('|')} …] [--out DIR] [--quick] [--release] [--check-twice]`;

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof SetupFailure)) throw error;
  console.error(error.message);
  if (error.command) console.error(`Then run: ${error.command}`);
  return 1;
});

async function main(): Promise<number> {
  const asked = read();
  const electron = readState().electron;
  if (asked.release && electron.source !== 'release') {
    console.error(
      `A release needs Electron ${electron.wanted} from its release server. This checkout uses ${electron.version} (${electron.source}).`,
    );
    return 1;
  }
  for (const target of asked.targets) {
    const reason = whyNot(target);
    if (reason) {
      console.error(`${target}: ${reason}`);
      return 1;
    }
  }
  mkdirSync(asked.out, { recursive: true });
  const epoch = sourceDateEpoch();
  const build = async (out: string) => {
    const made: string[] = [];
    for (const target of asked.targets) {
      made.push(...(await TARGETS[target].build({ electron, epoch, out, quick: asked.quick })));
    }
    return made;
  };
  const made = asked.checkTwice ? await buildTwice(asked.out, build) : await build(asked.out);
  if (asked.checkTwice) console.error('Two builds of this commit are the same.');
  for (const path of made) {
    // Apart from the paths, which another program may read.
    console.error(`${basename(path)}: ${sizeInWords(path)}`);
    console.log(path);
  }
  return 0;
}

interface Asked {
  targets: Target[];
  out: string;
  quick: boolean;
  release: boolean;
  checkTwice: boolean;
}

/** Returns what the words ask for. */
function read(): Asked {
  const { values, positionals } = readWords(
    {
      options: {
        out: { type: 'string' },
        quick: { type: 'boolean', default: false },
        release: { type: 'boolean', default: false },
        'check-twice': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    },
    usage,
  );
  const unknown = positionals.find((word) => !isTarget(word));
  if (unknown !== undefined) wrongWords(`There is no package “${unknown}”.`, usage);
  const named = positionals.filter(isTarget);
  // npm runs scripts in the project's folder; names are meant from where it was called.
  const out = values.out && resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
  return {
    targets: named.length > 0 ? named : possible(),
    out: out ?? resolve(root, 'release'),
    quick: values.quick,
    release: values.release,
    checkTwice: values['check-twice'],
  };
}

/** Returns the targets that this computer can build, and says which it cannot. */
function possible(): Target[] {
  return Object.keys(TARGETS)
    .filter(isTarget)
    .filter((target) => {
      const reason = whyNot(target);
      if (reason) console.error(`Skipped ${target}: ${reason}`);
      return TARGETS[target].byDefault && !reason;
    });
}
