/**
 * `npm run release` has the steps of a release. `.github/workflows/release.yml` runs them in this order.
 *
 *     npm run release -- ready TAG             says what stands in the way of a release
 *     npm run release -- sbom --out FILE       writes what the app consists of (CycloneDX)
 *     npm run release -- checksums DIR         writes DIR/SHA256SUMS, and signs it with COUNTERSIGN_OPENPGP_KEY if set
 *     npm run release -- notes TAG --out FILE  writes the part of CHANGELOG.md, and how to check a download
 *     npm run release -- manifest TAG DIR --out FILE
 *                                              writes the signed manifest of updates, with COUNTERSIGN_UPDATE_KEYS
 *     npm run release -- publish TAG DIR       publishes the npm packages in DIR. Without NODE_AUTH_TOKEN it only tries
 *     npm run release -- key NAME --out FILE   makes a key for COUNTERSIGN_UPDATE_KEYS
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RELEASE_SOURCE } from '../desktop/main/updates/source.ts';
import { readWords, wrongWords } from './command/read-words.ts';
import { PACKAGES } from './pack/packages.ts';
import { SERVER_PACKAGE } from './pack-server/name.ts';
import { sourceDateEpoch } from './package/source-date.ts';
import { changelogPart } from './release/changelog.ts';
import { writeChecksums } from './release/checksums.ts';
import { makeManifest, newKey, readKeys } from './release/manifest.ts';
import { releaseNotes } from './release/notes.ts';
import { readProject } from './release/project.ts';
import { publish } from './release/publish.ts';
import { obstacles } from './release/ready.ts';
import { sbom } from './release/sbom.ts';
import { SetupFailure } from './setup/progress.mjs';
import { readState, root } from './setup/state.mjs';

interface Step {
  /** The names of its words. */
  words: readonly string[];
  /** Whether it needs `--out`. */
  out: boolean;
  run: (words: readonly string[], out: string) => string[] | Promise<string[]>;
}

const project = readProject();
const changelog = () => readFileSync(join(root, 'CHANGELOG.md'), 'utf8');

const STEPS: Readonly<Record<string, Step>> = {
  ready: {
    words: ['TAG'],
    out: false,
    run: ([tag = '']) => {
      const found = obstacles({
        ...project,
        tag,
        changelog: changelog(),
        source: RELEASE_SOURCE,
        electron: readState().electron,
        madeIn: process.env.GITHUB_REPOSITORY,
      });
      if (found.length > 0) throw new SetupFailure(found.join('\n'));
      return [`${tag} can be released.`];
    },
  },
  sbom: {
    words: [],
    out: true,
    run: (_words, out) => [written(out, sbom(readState().electron, sourceDateEpoch()))],
  },
  checksums: {
    words: ['DIR'],
    out: false,
    run: ([folder = '']) => writeChecksums(fromCaller(folder), process.env.COUNTERSIGN_OPENPGP_KEY),
  },
  notes: {
    words: ['TAG'],
    out: true,
    run: ([tag = ''], out) => [
      written(out, releaseNotes(changelogPart(changelog(), versionOf(tag)), project.repository)),
    ],
  },
  manifest: {
    words: ['TAG', 'DIR'],
    out: true,
    run: ([tag = '', folder = ''], out) => [
      written(
        out,
        makeManifest({
          version: versionOf(tag),
          changelog: changelog(),
          homepage: project.homepage,
          folder: fromCaller(folder),
          keys: readKeys(process.env.COUNTERSIGN_UPDATE_KEYS ?? '{}'),
          now: Date.now(),
        }),
      ),
    ],
  },
  publish: {
    words: ['TAG', 'DIR'],
    out: false,
    run: async ([tag = '', folder = '']) => {
      const dryRun = !process.env.NODE_AUTH_TOKEN;
      await publish({
        folder: fromCaller(folder),
        version: versionOf(tag),
        names: [...PACKAGES.map(({ name }) => name), SERVER_PACKAGE],
        dryRun,
        withProvenance: process.env.GITHUB_ACTIONS === 'true',
        say: console.log,
      });
      return dryRun ? ['Nothing was published: NODE_AUTH_TOKEN is not set.'] : [];
    },
  },
  key: {
    words: ['NAME'],
    out: true,
    run: ([name = ''], out) => {
      const { secret, line } = newKey(name);
      writeFileSync(out, secret, { mode: 0o600, flag: 'wx' });
      return [
        `The secret is in ${out}. Save it as COUNTERSIGN_UPDATE_KEYS, and delete the file.`,
        `Add this line to the keys in desktop/main/updates/source.ts: ${line}`,
      ];
    },
  },
};

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = readWords(
    { options: { out: { type: 'string' } }, allowPositionals: true },
    usage(),
  );
  try {
    const [name = '', ...words] = positionals;
    const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
    if (!step || words.length !== step.words.length || (step.out && !values.out)) {
      if (step) wrongWords('This step needs other words.', `Usage: ${usageOf(name, step)}`);
      wrongWords(name === '' ? 'Choose a step.' : `There is no step “${name}”.`, usage());
    }
    for (const line of await step.run(words, fromCaller(values.out ?? '.'))) console.log(line);
    return 0;
  } catch (error) {
    console.error(inWords(error as NodeJS.ErrnoException));
    if (error instanceof SetupFailure && error.command) console.error(`Then run: ${error.command}`);
    return 1;
  }
}

function inWords({ code, path, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return `${path} does not exist.`;
  if (code === 'EEXIST') return `${path} exists already. Name another file, so that no key is lost.`;
  return message;
}

function usage(): string {
  return ['Usage:', ...Object.entries(STEPS).map(([name, step]) => `  ${usageOf(name, step)}`)].join('\n');
}

function usageOf(name: string, { words, out }: Step): string {
  return ['npm run release --', name, ...words, ...(out ? ['--out FILE'] : [])].join(' ');
}

/** npm runs scripts in the project's folder; names are meant from where it was called. */
function fromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

function versionOf(tag: string): string {
  if (!/^v\d/.test(tag)) throw new SetupFailure(`“${tag}” is not a tag of a version. It looks like v1.0.0.`);
  return tag.slice(1);
}

function written(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}
