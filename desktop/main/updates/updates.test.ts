import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { isSigned } from './hand-over.ts';
import { type Manifest, signManifest } from './manifest.ts';
import { packageKind } from './package-kind.ts';
import { RELEASE_SOURCE, updateSource } from './source.ts';
import { Updates } from './updates.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
const NOW = Date.parse('2026-11-29T12:00:00Z');
const CONTENT: Manifest = {
  version: '1.1.0',
  released: '2026-11-20',
  signedAt: '2026-11-28T12:00:00Z',
  expiresAt: '2027-02-28T12:00:00Z',
  page: 'https://countersign.example/releases/1.1.0',
  notes: [],
  files: [{ name: 'Countersign 1.1.0.AppImage', sha512: 'aGFzaA==' }],
};

function updatesOf(
  content: Manifest,
  kind: 'deb' | 'appimage',
  keys: Readonly<Record<string, string>> = { one: key },
) {
  const done: string[] = [];
  const updates = new Updates({
    source: { address: 'https://countersign.example/updates.json', keys, patience: 1 },
    current: '1.0.0',
    kind,
    now: () => NOW,
    askOnce: async () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(signManifest(content, { one: privateKey })),
    }),
    open: async (address) => void done.push(`open ${address}`),
    install: async ({ version }) => void done.push(`install ${version}`),
  });
  return { updates, done };
}

test('opens and installs only what a check has found', async () => {
  const { updates, done } = updatesOf(CONTENT, 'appimage');
  await expect(updates.open()).rejects.toMatchObject({ code: 'not-found' });
  await expect(updates.install()).rejects.toMatchObject({ code: 'not-found' });
  expect(await updates.check()).toMatchObject({ installs: true, newest: { version: '1.1.0' } });
  await updates.open();
  await updates.install();
  expect(done).toEqual([`open ${CONTENT.page}`, 'install 1.1.0']);
});

test('the newest version has nothing to open', async () => {
  const { updates } = updatesOf({ ...CONTENT, version: '1.0.0' }, 'appimage');
  expect(await updates.check()).toMatchObject({ newest: undefined });
  await expect(updates.open()).rejects.toMatchObject({ code: 'not-found' });
});

test('a copy without a key asks nobody, and says where new versions are', async () => {
  const { updates, done } = updatesOf(CONTENT, 'deb', {});
  await expect(updates.check()).rejects.toMatchObject({
    code: 'untrusted',
    message: expect.stringContaining('Look for new versions at https://countersign.example.'),
  });
  expect(done).toEqual([]);
});

test("a distribution's package never replaces itself", async () => {
  const { updates, done } = updatesOf(CONTENT, 'deb');
  expect(await updates.check()).toMatchObject({ installs: false });
  await expect(updates.install()).rejects.toMatchObject({ code: 'unsupported' });
  expect(done).toEqual([]);
});

test('the name of another source counts in a checkout only', () => {
  const env = {
    COUNTERSIGN_UPDATE_SOURCE: JSON.stringify({ address: 'http://127.0.0.1:1/', keys: {}, patience: 1 }),
  };
  expect(updateSource(true, env)).toBe(RELEASE_SOURCE);
  expect(updateSource(false, {})).toBe(RELEASE_SOURCE);
  expect(updateSource(false, env).address).toBe('http://127.0.0.1:1/');
  expect(RELEASE_SOURCE.address).toMatch(/^https:/);
});

const LIST = '/var/lib/dpkg/info/countersign.list';
test.each([
  ['checkout', 'linux', { APPIMAGE: '/x' }, '/x/electron', [], false],
  ['appimage', 'linux', { APPIMAGE: '/home/ann/C.AppImage' }, '/tmp/.mount_C/countersign', [LIST], true],
  ['deb', 'linux', {}, '/usr/lib/countersign/countersign', [LIST], true],
  ['rpm', 'linux', {}, '/usr/lib/countersign/countersign', [], true],
  ['folder', 'linux', {}, '/home/ann/.local/lib/countersign/countersign', [LIST], true],
  ['nsis', 'win32', {}, 'C:\\C\\Countersign.exe', ['C:\\C\\Uninstall Countersign.exe'], true],
  ['folder', 'win32', {}, 'D:\\Countersign.exe', [], true],
  ['dmg', 'darwin', {}, '/Applications/Countersign.app/Contents/MacOS/Countersign', [], true],
] as const)(
  'is known as %s on %s',
  (kind, platform, env, executable, files: readonly string[], isPackaged) => {
    expect(
      packageKind({ isPackaged, platform, env, executable, exists: (path) => files.includes(path) }),
    ).toBe(kind);
  },
);

const [FILE] = CONTENT.files;
const offered = {
  version: '1.1.0',
  files: [{ url: 'Countersign%201.1.0.AppImage', sha512: FILE?.sha512 ?? '' }],
};
test.each([
  ['what was signed', offered, true],
  [
    'the same at an address',
    { ...offered, files: offered.files.map((f) => ({ ...f, url: `https://x.example/a/${f.url}` })) },
    true,
  ],
  ['another version', { ...offered, version: '1.1.1' }, false],
  [
    'another content',
    { ...offered, files: [{ url: 'Countersign%201.1.0.AppImage', sha512: 'b3RoZXI=' }] },
    false,
  ],
  [
    'one more file',
    { ...offered, files: [...offered.files, { url: 'evil.AppImage', sha512: 'aGFzaA==' }] },
    false,
  ],
  ['no hash', { ...offered, files: [{ url: 'evil.AppImage', sha512: '' }] }, false],
  ['no file', { ...offered, files: [] }, false],
  ['a web installer', { ...offered, packages: { x64: { path: 'https://evil.example/x.7z' } } }, false],
])('electron-updater offers %s: %s', (_name, offer, fits) => {
  expect(isSigned(offer, CONTENT)).toBe(fits);
});
