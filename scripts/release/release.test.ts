import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readManifest } from '../../desktop/main/updates/manifest.ts';
import { RELEASE_SOURCE } from '../../desktop/main/updates/source.ts';
import { DAY } from '../../shared/durations.ts';
import { listFiles } from '../house/imports.ts';
import { onPath } from '../setup/places.mjs';
import { root } from '../setup/state.mjs';
import { changelogPart, notesOf, versionsOf } from './changelog.ts';
import { hashOf, writeChecksums } from './checksums.ts';
import { makeManifest, newKey, readKeys, VALID_DAYS } from './manifest.ts';
import { releaseNotes } from './notes.ts';
import { nameOfRepository, readProject } from './project.ts';
import { obstacles } from './ready.ts';
import { LEAST_NPM, sbom } from './sbom.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- **app:** Not yet

## [1.10.0] - 2026-12-01

### Added

- **app:** Read \`otpauth:\` links ([why](docs/a.md))
- Count in dozens

### Fixed

- **server:** Keep the *last* code

## [1.1.0] - 2026-11-20

The first one.
`;
const folder = mkdtempSync(join(tmpdir(), 'countersign-release-'));
writeFileSync(join(folder, 'app 1.10.0.deb'), 'package');
writeFileSync(join(folder, 'builder-debug.yml'), 'not for people');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the changelog', () => {
  test('has one part for each version', () => {
    const part = changelogPart(CHANGELOG, '1.10.0');
    expect(part).toMatchObject({ version: '1.10.0', date: '2026-12-01' });
    expect(part.text).not.toMatch(/Not yet|first one|1\.10\.0/);
    expect(notesOf(part)).toEqual([
      { title: 'Added', items: ['app: Read otpauth: links (why)', 'Count in dozens'] },
      { title: 'Fixed', items: ['server: Keep the *last* code'] },
    ]);
    expect(releaseNotes(part, 'ann/countersign')).toMatch(
      /^### Added[\s\S]+### Check a download[\s\S]+--repo ann\/countersign\n/,
    );
  });

  test.each(['1.1', '10.0', '2.0.0', 'Unreleased', ''])('has no part for “%s”', (version) => {
    expect(() => changelogPart(CHANGELOG, version)).toThrow(`CHANGELOG.md has no part for ${version}.`);
  });

  test('names its versions, newest first', () => {
    expect(versionsOf(CHANGELOG)).toEqual(['1.10.0', '1.1.0']);
  });

  test('of this project can be read', () => {
    const part = changelogPart(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), '0.1.0');
    expect(notesOf(part)[0]?.items.length).toBeGreaterThan(2);
  });
});

test('a manifest is what the app reads, with the hashes of the files', () => {
  const { secret, line } = newKey('2026');
  const [, open = ''] = /'2026': '(.+)',/.exec(line) ?? [];
  const now = Date.parse('2026-12-01T00:00:00Z');
  const text = makeManifest({
    ...{ version: '1.10.0', changelog: CHANGELOG, homepage: 'https://countersign.example', folder, now },
    keys: readKeys(secret),
  });
  const expected = { keys: { '2026': open }, current: '1.9.9', now };
  expect(readManifest(text, expected)).toMatchObject({
    version: '1.10.0',
    page: 'https://countersign.example/releases/1.10.0/',
    files: [{ name: 'app 1.10.0.deb', sha512: hashOf(join(folder, 'app 1.10.0.deb'), 'sha512-base64') }],
  });
  expect(() => readManifest(text, { ...expected, now: now + (VALID_DAYS + 1) * DAY })).toThrow('expired');
  // Another program could check it, too: it is plain Ed25519 (RFC 8032).
  const { payload, signatures } = JSON.parse(text);
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(open, 'base64').toString('base64url') },
    format: 'jwk',
  });
  const signature = Buffer.from(signatures[0].signature, 'base64');
  expect(verify(null, Buffer.from(`countersign-updates\n${payload}`), key, signature)).toBe(true);
});

test.each(['', 'null', '[]x', '{"2026":"not a key"}', '{"2026":5}', newRsa()])(
  'a secret that is no key is refused without a word of it (%#)',
  (secret) => {
    const read = () => readKeys(secret);
    if (secret === 'null') expect(read).toThrow();
    expect(read).toThrow(/^COUNTERSIGN_UPDATE_KEYS must be a JSON object/);
  },
);

function newRsa(): string {
  const pem = execFileSync('openssl', ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.stringify({ '2026': pem });
}

test.each(["it's", '', 'a b', 'x'.repeat(41)])('a key is not called “%s”', (name) => {
  expect(() => newKey(name)).toThrow(/cannot name a key/);
});

test('checksums are as sha256sum reads them', () => {
  expect(writeChecksums(folder, undefined)).toEqual([join(folder, 'SHA256SUMS')]);
  expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(
    `${hashOf(join(folder, 'app 1.10.0.deb'), 'sha256-hex')}  app 1.10.0.deb\n`,
  );
  if (onPath('sha256sum')) execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder });
  expect(() => writeChecksums(folder, 'no key')).toThrow(
    onPath('gpg') ? /COUNTERSIGN_OPENPGP_KEY could not sign/ : /apt-get install gnupg/,
  );
});

test('the list of components is the same twice, and has Electron and our packages', () => {
  // Debian's own npm is older.
  if (Number.parseInt(execFileSync('npm', ['--version'], { encoding: 'utf8' }), 10) < LEAST_NPM) {
    expect(() => sbom({ version: '45.3.4' }, 1_764_442_000)).toThrow(/needs npm 10 or newer; this is npm \d/);
    return;
  }
  const document = sbom({ version: '45.3.4' }, 1_764_442_000);
  expect(JSON.parse(document)).toMatchObject({
    bomFormat: 'CycloneDX',
    serialNumber: expect.stringMatching(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ),
    metadata: { timestamp: '2025-11-29T18:46:40.000Z', component: { name: 'countersign' } },
  });
  const own = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies);
  const names = JSON.parse(document).components.map(({ name }: { name: string }) => name);
  expect(names).toEqual(expect.arrayContaining(['electron', ...own]));
  for (const tool of ['vitest', 'better-auth', 'electron-builder']) expect(names).not.toContain(tool);
  expect(sbom({ version: '45.3.4' }, 1_764_442_000)).toBe(document);
});

const SOURCE = { address: 'https://countersign.dev/updates.json', keys: { '2026': 'x' }, patience: 1 };
const READY = {
  tag: 'v1.10.0',
  version: '1.10.0',
  homepage: 'https://countersign.dev',
  author: 'Ann <ann@countersign.dev>',
  repository: 'ann/countersign',
  codeOwners: '* @ann\n',
  madeIn: 'ann/countersign',
  changelog: CHANGELOG,
  source: SOURCE,
  electron: { version: '45.3.4', wanted: '45.3.4', source: 'release' },
};
test('a release of this checkout is stopped by what its owners have not set, and by nothing else', () => {
  const project = readProject();
  const places = {
    homepage: 'Set homepage',
    author: 'Set author',
    repository: 'Set repository',
    codeOwners: 'Name people in .github/CODEOWNERS',
  } as const;
  const names = Object.keys(places) as (keyof typeof places)[];
  const unset = names.filter((name) => /\bOWNER\b|\.example\b/.test(project[name]));
  const { tag, version, changelog, source, electron } = READY;
  const found = obstacles({ ...project, tag, version, changelog, source, electron, madeIn: undefined });
  expect(found).toEqual(unset.map((name) => expect.stringContaining(places[name])));
});

test('the app, the packages and the site have one address', () => {
  expect(new URL(RELEASE_SOURCE.address).origin).toBe(new URL(readProject().homepage).origin);
  const named = listFiles().filter(
    (path) =>
      !/\.test\.ts$|^docs\/pictures\//.test(path) &&
      readFileSync(join(root, path), 'utf8').includes(new URL(readProject().homepage).host),
  );
  expect(named).toEqual(['package.json']);
});

test.each([
  ['git+https://github.com/ann/countersign.git', 'ann/countersign'],
  ['https://github.com/ann/a.b-c', 'ann/a.b-c'],
  ['git@github.com:ann/countersign.git', 'ann/countersign'],
])('the repository at %s is %s', (address, name) => expect(nameOfRepository(address)).toBe(name));
test.each(['', 'https://example.org/ann', 'https://github.com/ann'])(
  'there is no repository at “%s”',
  (address) => expect(() => nameOfRepository(address)).toThrow('is no repository on GitHub'),
);

test.each([
  ['nothing', {}, []],
  ['another tag', { tag: 'v1.9.0' }, [/The tag is v1\.9\.0, and package\.json says 1\.10\.0/]],
  ['no part of the changelog', { tag: 'v2.0.0', version: '2.0.0' }, [/has no part for 2\.0\.0/]],
  ['a placeholder for its page', { homepage: 'https://a.example' }, [/a\.example is a placeholder/]],
  ['a page that no one can have', { homepage: 'https://www.example.org' }, [/example\.org is a placeholder/]],
  ['an author without an address', { author: 'Ann' }, [/“Ann” has no address/]],
  ['an author’s placeholder', { author: 'Ann <ann@a.example>' }, [/Set author in package\.json/]],
  ['a placeholder for the repository', { repository: 'OWNER/countersign' }, [/Set repository in package/]],
  ['another repository', { madeIn: 'bob/fork' }, [/This is the repository bob\/fork/]],
  ['no reviewers', { codeOwners: '* @OWNER/maintainers' }, [/Name people in \.github\/CODEOWNERS/]],
  ['no key', { source: { ...SOURCE, keys: {} } }, [/has no key/]],
  [
    'the stand-in for Electron',
    { electron: { ...READY.electron, source: 'registry' } },
    [/needs Electron 45\.3\.4/],
  ],
])('a release is stopped by %s', (_name, change, sentences) => {
  const found = obstacles({ ...READY, ...change });
  expect(found).toEqual(sentences.map((sentence) => expect.stringMatching(sentence)));
});
