/**
 * `npm run test:packages` builds the packages of this checkout and tests them: two builds are the same, the rpm has the
 * deb's files, and the data for desktops is valid. It is not part of `npm test`: it builds everything several times.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRpm } from './package/rpm.ts';
import { sourceDateEpoch } from './package/source-date.ts';
import { whyNot } from './package/targets.ts';
import { compareFiles } from './packages-trial/same-files.ts';
import { buildTwice } from './packages-trial/same-twice.ts';
import { onPath } from './setup/places.mjs';
import { readState } from './setup/state.mjs';

process.exitCode = await main();

async function main(): Promise<number> {
  const missing = [
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
    const deb = await buildTwice(parts);
    console.log('✓ Two builds of this commit have the same bundles and the same deb');
    const [rpm = ''] = await buildRpm(parts);
    compareFiles(deb, rpm);
    console.log('✓ The rpm has the files of the deb');
    validate(deb, join(out, 'files'));
    console.log('✓ The menu entry and the AppStream data are valid');
    return 0;
  } catch (error) {
    console.error(`✗ ${(error as Error).message}`);
    return 1;
  } finally {
    rmSync(out, { recursive: true, force: true });
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
