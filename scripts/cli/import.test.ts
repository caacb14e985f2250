import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../setup/state.mjs';
import { type Ran, runHere } from './testing/run-here.ts';

const SECRET = 'GEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/GitHub:ann?secret=${SECRET}&issuer=GitHub&digits=8`;
const PASSWORD = 'pass ✓ word';

/** Runs the real program in a folder. */
function program(args: string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'cli.mjs'), 'import', ...args],
    { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', INIT_CWD: cwd } },
  );
  return { code: status, out: stdout, err: stderr };
}

function run(args: string[], input = '', calledFrom = root): Promise<Ran> {
  return runHere(['import', ...args], { input, calledFrom });
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('prints accounts and problems as JSON, and the file needs no extension', () => {
  const hotp = `otpauth://hotp/x?secret=${SECRET}&counter=7`;
  const folder = folderWith({ export: `${URI}\n${hotp}\notpauth://totp/bad?secret=1\n` });
  const { code, out, err } = program(['export'], folder);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toEqual({
    format: 'key-uris',
    encrypted: false,
    accounts: [
      {
        type: 'totp',
        issuer: 'GitHub',
        name: 'ann',
        secret: SECRET,
        algorithm: 'SHA1',
        digits: 8,
        period: 30,
        counter: null,
        tags: [],
        note: '',
      },
      {
        type: 'hotp',
        issuer: '',
        name: 'x',
        secret: SECRET,
        algorithm: 'SHA1',
        digits: 6,
        period: null,
        counter: 7,
        tags: [],
        note: '',
      },
    ],
    problems: [{ entry: 'bad', reason: 'Its key is not Base32: character 1 does not belong there.' }],
  });
});

test('converts, encrypts, and reads its own export, with or without a line end after the password', async () => {
  const folder = folderWith({ list: URI, password: `${PASSWORD}\n` });
  const written = await run(
    ['list', '--to', 'aegis-encrypted', '--to-password-file', 'password', '--out', 'vault'],
    '',
    folder,
  );
  expect(written).toEqual({ code: 0, out: '', err: '' });
  if (process.platform !== 'win32') expect(statSync(join(folder, 'vault')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'vault'), 'utf8')).not.toContain(SECRET);

  for (const input of [PASSWORD, `${PASSWORD}\n`, `${PASSWORD}\r\n`]) {
    const { code, out } = await run(['vault', '--password-stdin'], input, folder);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 'aegis',
      encrypted: true,
      accounts: [{ secret: SECRET, digits: 8 }],
    });
  }
  const again = await run(['list', '--to', 'aegis', '--out', 'vault'], '', folder);
  expect([again.code, again.err]).toEqual([
    1,
    `“${join(folder, 'vault')}” is there already. Choose another name.\n`,
  ]);
});

test('prints refusals as JSON with a code and exit code 2, without the password', async () => {
  const folder = folderWith({
    list: URI,
    note: 'hello',
    cut: '{"version":1,"header":{"slots":[',
    later: '{"schemaVersion":9,"services":[]}',
    password: PASSWORD,
  });
  await run(
    ['list', '--to', '2fas-encrypted', '--to-password-file', 'password', '--out', 'sealed'],
    '',
    folder,
  );
  const codeOf = async (args: string[], input = '') => {
    const { code, out } = await run(args, input, folder);
    expect(code).toBe(2);
    expect(out).not.toContain(PASSWORD);
    const { error } = JSON.parse(out);
    expect(error.message).toMatch(/\.$/);
    return error.code;
  };
  expect(await codeOf(['sealed'])).toBe('password_required');
  expect(await codeOf(['sealed', '--password-stdin'], `not ${PASSWORD}`)).toBe('password_wrong');
  expect(await codeOf(['cut'])).toBe('damaged');
  expect(await codeOf(['later'])).toBe('unsupported');
  expect(await codeOf(['note'])).toBe('unrecognised');
  expect(await codeOf(['sealed', '--format', 'aegis'])).toBe('unrecognised');
});

test('prints losses to standard error, and only the export to standard output', async () => {
  const steam = `steam://${SECRET}`;
  const folder = folderWith({ list: `${URI}\n${steam}\n` });
  const { code, out, err } = await run(['list', '--to', 'google-authenticator'], '', folder);
  expect(code).toBe(0);
  expect(out).toMatch(/^otpauth-migration:\/\/offline\?data=\S+\n$/);
  expect(err).toBe('Steam: Google Authenticator has no Steam accounts, so it is left out.\n');
});

test('prints the usage for a wrong command line', async () => {
  expect((await run([])).code).toBe(2);
  expect((await run(['a', 'b'])).err).toContain('Name one file.');
  expect((await run(['x', '--out', 'y'])).err).toContain('give --to as well');
  expect(await run(['/nowhere/at/all'])).toMatchObject({
    code: 1,
    err: '“/nowhere/at/all” was not found.\n',
  });
  expect((await run(['--help'])).out).toContain('docs/import.md');
});
