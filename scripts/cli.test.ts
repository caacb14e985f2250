import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parseKeyUri } from '../shared/key-uri.ts';
import { partOfKey } from '../shared/testing/disguises.ts';
import { PATIENCE } from '../shared/testing/patience.ts';
import { type Ran, runHere } from './cli/testing/run-here.ts';
import { root } from './setup/state.mjs';

/** RFC 6238 appendix B's key for SHA1, and its code at 59 seconds. */
const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/Vector:ann?secret=${KEY}&issuer=Vector&digits=8`;
const AT_59 = '94287082';

/** An environment in which the command line speaks English, whatever the language of this computer is. */
const IN_ENGLISH = { ...process.env, LC_ALL: 'C' };

/** Runs the real program. Most tests run its command lines in this process: see {@link countersign}. */
function program(args: readonly string[], input: string | Buffer = '') {
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'cli.mjs'), ...args], {
    input,
    env: IN_ENGLISH,
  });
  return { code: run.status, out: run.stdout, err: run.stderr.toString() };
}

function countersign(args: readonly string[], input: string | Buffer = ''): Promise<Ran> {
  return runHere(args, { input });
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('prints RFC 6238’s code for standard input, an argument or a file', () => {
  expect(program(['code', '--at', '59'], `${URI}\n`)).toEqual({
    code: 0,
    out: Buffer.from(`${AT_59}\n`),
    err: '',
  });
  expect(program(['code', '--uri', URI, '--at', '1970-01-01T00:00:59Z']).out.toString()).toBe(`${AT_59}\n`);
  const file = join(folder(), 'key.txt');
  writeFileSync(file, URI);
  expect(JSON.parse(program(['code', '--uri-file', file, '--at', '59', '--json']).out.toString())).toEqual({
    code: AT_59,
    issuer: 'Vector',
    account: 'ann',
    type: 'totp',
    digits: 8,
    step: 1,
    startsAt: '1970-01-01T00:00:30.000Z',
    endsAt: '1970-01-01T00:01:00.000Z',
    secondsLeft: 1,
  });
});

test('prints a counter-based code of the key’s counter or a given one (RFC 4226 appendix D)', async () => {
  const uri = `otpauth://hotp/ann?secret=${KEY}&counter=0`;
  expect((await countersign(['code'], uri)).out).toBe('755224\n');
  expect((await countersign(['code', '--counter', '9'], uri)).out).toBe('520489\n');
});

test('makes a key URI and a QR code that reads back the same, and only the owner can read the picture', async () => {
  const qr = join(folder(), 'qr.png');
  const made = await countersign([
    'uri',
    '--issuer',
    'Ex & Co',
    '--account',
    'ann+1@example.test',
    '--qr',
    qr,
  ]);
  expect(made.code).toBe(0);
  const key = parseKeyUri(made.out);
  expect(key).toMatchObject({ type: 'totp', issuer: 'Ex & Co', account: 'ann+1@example.test', digits: 6 });
  expect(key.secret).toHaveLength(32);
  if (process.platform !== 'win32') expect(statSync(qr).mode & 0o777).toBe(0o600);

  expect((await countersign(['decode', qr])).out).toBe(made.out);
  const named = await countersign(['decode', qr, '--names', '--json']);
  expect(named.out).toContain('Ex & Co');
  expect(named.out).not.toContain(key.secret);
  const fromPicture = await countersign(['code', '--image', qr, '--at', '59']);
  expect(fromPicture.out).toBe((await countersign(['code', '--at', '59'], made.out)).out);
});

test('reads an image from standard input, and writes PNG and SVG', async () => {
  const made = ['uri', '--issuer', 'A', '--account', 'b'];
  const png = program([...made, '--qr', '-']).out;
  const uri = program(['decode', '-'], png).out.toString();
  expect(parseKeyUri(uri)).toMatchObject({ issuer: 'A', account: 'b' });
  expect(program(['code', '--image', '-', '--at', '59'], png).out.toString()).toBe(
    (await countersign(['code', '--at', '59'], uri)).out,
  );

  const svg = join(folder(), 'qr.svg');
  writeFileSync(svg, 'old', { mode: 0o644 });
  expect((await countersign([...made, '--qr', svg])).out).toBe((await countersign(['decode', svg])).out);
  expect(readFileSync(svg, 'utf8')).toContain('<svg');
  if (process.platform !== 'win32') expect(statSync(svg).mode & 0o777).toBe(0o600);
});

test('says which installation it is, and explains each command', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const word of ['--version', '-v'])
    expect((await countersign([word])).out).toBe(`countersign ${version} (${root})\n`);
  const list = (await countersign(['help'])).out;
  expect(list).toBe((await countersign(['--help'])).out);
  for (const name of ['code', 'decode', 'import', 'uri', 'conformance', 'completion', 'playwright']) {
    expect(list).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect((await countersign(['help', name])).out).toContain(`Usage: countersign ${name}`);
  }
});

test('errors name the full path', async () => {
  const path = join(folder(), 'not a picture.txt');
  writeFileSync(path, 'hello');
  expect((await countersign(['decode', path])).err).toContain(`“${path}” is not an image.`);
  expect((await countersign(['decode', 'nowhere.png'])).err).toContain(
    `“${join(process.cwd(), 'nowhere.png')}” was not found.`,
  );
});

test('reads a given key from standard input, and writes every parameter to the URI', async () => {
  const made = await countersign(
    [
      'uri',
      '--issuer',
      'A',
      '--account',
      'b',
      '--secret-file',
      '-',
      '--algorithm',
      'SHA256',
      '--digits',
      '8',
      '--period',
      '60',
    ],
    'jbsw y3dp ehpk 3pxp\n',
  );
  expect(parseKeyUri(made.out)).toMatchObject({
    secret: 'JBSWY3DPEHPK3PXP',
    algorithm: 'SHA256',
    digits: 8,
    period: 60,
  });
});

test('requires a choice among several accounts', async () => {
  const two = `${URI}\n${URI.replaceAll('ann', 'bob')}\n`;
  const undecided = await countersign(['code'], two);
  expect(undecided).toMatchObject({ code: 1, out: '' });
  expect(undecided.err).toContain('Vector:ann, Vector:bob');
  expect((await countersign(['code', '--account', 'BOB', '--at', '59'], two)).out).toBe(`${AT_59}\n`);
});

test.each([
  ['no command', [], '', 2, 'Give a command.'],
  ['an unknown command', ['cod'], '', 2, 'There is no such command (“cod”).'],
  ['an unknown flag', ['code', '--url', 'x'], '', 2, '--url'],
  ['two sources', ['code', '--uri', 'a', '--image', 'b'], '', 2, 'one of --uri'],
  ['a moment that is none', ['code', '--at', 'noon'], URI, 2, '--at (“noon”) must be a time'],
  ['no key', ['code'], 'hello', 1, 'No key URI was found in the text.'],
  ['a broken key', ['code'], 'otpauth://totp/x?secret=A1', 1, 'The secret parameter cannot be read.'],
  ['a file that is not there', ['decode', 'nowhere.png'], '', 1, 'nowhere.png” was not found'],
  ['a folder', ['decode', '.'], '', 1, 'is a folder'],
  ['a file that is no picture', ['decode', 'package.json'], '', 1, 'is not an image'],
  ['a word that is no shell', ['completion', 'cmd'], '', 2, 'Give one shell: bash, zsh or fish.'],
  ['help for no command', ['help', 'cod'], '', 2, 'There is no such command (“cod”).'],
  [
    'a QR file of another kind',
    ['uri', '--issuer', 'A', '--account', 'b', '--qr', 'x.pdf'],
    '',
    2,
    '.png or .svg',
  ],
  [
    'a type that is none',
    ['uri', '--issuer', 'A', '--account', 'b', '--type', 'otp'],
    '',
    2,
    '--type must be',
  ],
  ['nothing on standard input', ['decode', '-'], '', 1, 'standard input'],
  ['no names', ['uri', '--issuer', 'A'], '', 2, '--issuer and --account are required'],
  ['digits out of range', ['uri', '--issuer', 'A', '--account', 'b', '--digits', '5'], '', 1, 'digits'],
])('%s is refused with a sentence', async (_what, args, input, code, sentence) => {
  const run = await countersign(args, input);
  expect(run.code).toBe(code);
  expect(run.out).toBe('');
  expect(run.err).toContain(sentence);
  expect(run.err).not.toMatch(/^ +at .*:[0-9]+:[0-9]+/m);
});

test('the program ends with the exit code of a refusal, and repeats no key', () => {
  const run = program(['conformance', URI]);
  expect([run.code, run.out.toString()]).toEqual([2, '']);
  expect(run.err).toContain('Usage: countersign conformance');
  expect(partOfKey(KEY, run.err)).toBe('');
});

test.each([
  [URI],
  ['code', URI],
  ['decode', URI],
  ['import', URI],
  ['conformance', '--adapter', URI],
  ['conformance', URI],
  ['help', URI],
  ['completion', URI],
  ['code', `--${KEY}`],
  ['code', '--uri-file', `${KEY}.png`],
  ['uri', '--issuer', 'a', '--account', 'b', '--qr', `/nowhere/${URI}`],
])('does not repeat a key in the wrong place: %#', async (...args) => {
  const run = await countersign(args);
  expect(run.code).toBeGreaterThan(0);
  expect(run.err).not.toBe('');
  expect(partOfKey(KEY, run.out + run.err)).toBe('');
});

test.runIf(process.platform === 'linux')(
  'hides its arguments from other users of the computer shortly after the start',
  async () => {
    // It waits for standard input, so that it runs until it is killed.
    const child = spawn(process.execPath, [join(root, 'scripts', 'cli.mjs'), 'code', '--account', URI]);
    onTestFinished(() => void child.kill());
    await vi.waitFor(
      () => expect(readFileSync(`/proc/${child.pid}/cmdline`, 'utf8')).not.toContain(KEY),
      PATIENCE,
    );
  },
);
