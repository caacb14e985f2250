/**
 * `npm run test:packages` builds the packages of this checkout and tests them: two builds are the same, the rpm has the
 * deb's files, and the data for desktops is valid. Then it installs the deb on minimal Debian systems and uses it as a
 * person does. It is not part of `npm test`: it builds everything several times, and needs root and debootstrap.
 *
 *     npm run test:packages -- [bookworm|trixie …] [--here]
 *
 * `--here` leaves out the Debian systems.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWords, wrongWords } from './command/read-words.ts';
import { earlyEnd } from './early-end.ts';
import { RELEASES, type Release } from './machines/base.ts';
import { endCommands } from './machines/enter.ts';
import { removeLeftovers, removeOwn } from './machines/folders.ts';
import { buildDeb } from './package/deb.ts';
import { buildRpm } from './package/rpm.ts';
import { buildTwice } from './package/same-twice.ts';
import { sourceDateEpoch } from './package/source-date.ts';
import { whyNot } from './package/targets.ts';
import { tryInstalled } from './packages-trial/installed.ts';
import { compareFiles } from './packages-trial/same-files.ts';
import { onPath } from './setup/places.mjs';
import { readState, setupFolder } from './setup/state.mjs';

const logs = join(setupFolder, 'machines');

process.exitCode = await Promise.race([main(), earlyEnd().then(stop)]);

/** Ends all programs in machines, removes the machines, and exits. */
async function stop(code: number): Promise<never> {
  await endCommands();
  removeOwn();
  process.exit(code);
}

async function main(): Promise<number> {
  const releases = wanted();
  const missing = [
    ...(releases.length > 0 ? [noMachines()] : []),
    whyNot('deb'),
    whyNot('rpm'),
    lacking('appstreamcli', 'appstream'),
    lacking('desktop-file-validate', 'desktop-file-utils'),
  ];
  const reason = missing.find(Boolean);
  if (reason) {
    console.error(`The packages cannot be tested: ${reason}`);
    return 1;
  }
  const out = mkdtempSync(join(tmpdir(), 'countersign-packages-'));
  const parts = { electron: readState().electron, epoch: sourceDateEpoch(), out, quick: true };
  try {
    const [deb = '', rpm = ''] = await buildTwice(out, async (folder) => [
      ...(await buildDeb({ ...parts, out: folder })),
      ...(await buildRpm({ ...parts, out: folder })),
    ]);
    console.log('✓ Two builds of this commit have the same bundles, the same deb and the same rpm');
    compareFiles(deb, rpm);
    console.log('✓ The rpm has the files of the deb');
    validate(deb, join(out, 'files'));
    console.log('✓ The menu entry and the AppStream data are valid');
    for (const release of releases) {
      console.log(`• The deb on ${release} …`);
      await tryOn(release, deb);
      console.log(`✓ The deb on ${release}`);
    }
    return 0;
  } catch (error) {
    console.error(`✗ ${(error as Error).message}`);
    return 1;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Returns the Debian releases that the words ask for. */
function wanted(): readonly Release[] {
  const usage = `Usage: npm run test:packages -- [${RELEASES.join('|')} …] [--here]`;
  const { values, positionals } = readWords(
    { options: { here: { type: 'boolean', default: false } }, allowPositionals: true },
    usage,
  );
  const unknown = positionals.find((name) => !RELEASES.some((release) => release === name));
  if (unknown !== undefined) wrongWords(`There is no machine “${unknown}”.`, usage);
  if (values.here) return [];
  return RELEASES.filter((name) => positionals.length === 0 || positionals.includes(name));
}

function noMachines(): string | undefined {
  if (process.getuid?.() === 0) return lacking('debootstrap', 'debootstrap');
  return 'making a Debian system takes root. To leave it out, run: npm run test:packages -- --here';
}

/** Prints the steps. The whole output of the machine is in a log. */
async function tryOn(release: Release, deb: string): Promise<void> {
  removeLeftovers();
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(join(logs, `${release}-package.log`));
  try {
    await tryInstalled(release, deb, (chunk) => {
      log.write(chunk);
      for (const line of chunk.toString().split('\n')) if (line.startsWith('  ✓')) console.log(line);
    });
  } catch (error) {
    throw new Error(`${(error as Error).message} All output: ${log.path}`);
  } finally {
    log.end();
  }
}

function lacking(program: string, debian: string): string | undefined {
  return onPath(program) ? undefined : `the program ${program} is missing. Run: apt-get install -y ${debian}`;
}

/** @throws with what the validators say */
function validate(deb: string, to: string): void {
  execFileSync('dpkg-deb', ['-x', deb, to]);
  const share = join(to, 'usr', 'share');
  const check = (program: string, ...words: string[]) => execFileSync(program, words, { encoding: 'utf8' });
  check(
    'appstreamcli',
    'validate',
    '--no-net',
    join(share, 'metainfo', 'dev.countersign.Countersign.metainfo.xml'),
  );
  check('desktop-file-validate', join(share, 'applications', 'countersign.desktop'));
}
