/** The list of what the app consists of, as a CycloneDX document (cyclonedx.org). */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from '../setup/progress.mjs';
import { root } from '../setup/state.mjs';

/** The first version with `npm sbom`. */
export const LEAST_NPM = 10;

interface Sbom {
  serialNumber: string;
  metadata: { timestamp: string; component: { name: string; 'bom-ref': string } };
  components: { 'bom-ref': string; name: string }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/**
 * Returns the document as JSON. The same sources give the same text: npm's random number and time are replaced.
 *
 * @param electron the runtime that the packages have. npm does not count it, because it is no dependency of the code
 * @param epoch the time of the sources, Unix seconds
 * @throws SetupFailure if npm is too old: `npm sbom` came with version 10
 */
export function sbom(electron: { version: string }, epoch: number): string {
  const npmVersion = execFileSync('npm', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (Number.parseInt(npmVersion, 10) < LEAST_NPM)
    throw new SetupFailure(
      `The list of components needs npm ${LEAST_NPM} or newer; this is npm ${npmVersion.trim()}. Run: npm install --global npm`,
    );
  const words = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const text = execFileSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    // On Windows npm is a script for the shell.
    shell: process.platform === 'win32',
  });
  const document = onlyCarried(JSON.parse(text) as Sbom);
  document.metadata.timestamp = new Date(epoch * 1000).toISOString();
  // npm takes the name of the folder.
  document.metadata.component.name = 'countersign';
  const purl = `pkg:github/electron/electron@v${electron.version}`;
  document.components.unshift({
    'bom-ref': purl,
    ...{ type: 'framework', name: 'electron', version: electron.version, purl, scope: 'required' },
    ...{ licenses: [{ license: { id: 'MIT' } }] },
  });
  document.serialNumber = `urn:uuid:${uuidOf(JSON.stringify(document.components))}`;
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Keeps what the dependencies of package.json reach. npm's own `--omit=dev` also leaves out packages that a development
 * tool uses besides the app, for example zod.
 */
function onlyCarried(document: Sbom): Sbom {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const names = new Map(document.components.map((component) => [component['bom-ref'], component.name]));
  const edges = new Map(document.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const top = document.metadata.component['bom-ref'];
  const own = (edges.get(top) ?? []).filter((ref) => Object.hasOwn(dependencies, names.get(ref) ?? ''));
  const reached = new Set(own);
  // A set also visits what is added meanwhile.
  for (const ref of reached) for (const next of edges.get(ref) ?? []) reached.add(next);
  return {
    ...document,
    components: document.components.filter((component) => reached.has(component['bom-ref'])),
    dependencies: [
      { ref: top, dependsOn: own },
      ...document.dependencies.filter(({ ref }) => reached.has(ref)),
    ],
  };
}

/** Returns a UUID made of a hash (RFC 9562 §5.8). */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
