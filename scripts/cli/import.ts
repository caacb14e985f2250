/** `countersign import` prints another app's export as JSON or in another format. It does not use a vault. */
import { extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import type { ImportedAccount, ImportedFile } from '../../desktop/main/import/account/imported-account.ts';
import type { Options } from '../command/command.ts';
import {
  atBeginning,
  CliError,
  type Command,
  fromWhereCalled,
  readBytes,
  readFlags,
  readText,
  shownFile,
} from './input.ts';

/** Stable codes for scripts. Other failures, such as a crashed thread, are reported as `damaged`. */
const CODES = ['password_required', 'password_wrong', 'damaged', 'unsupported', 'unrecognised'];

const OPTIONS = {
  'password-stdin': { type: 'boolean', about: 'the file’s password, from standard input' },
  format: { type: 'string', value: 'NAME', about: 'says what the file is, in place of recognising it' },
  'include-bin': { type: 'boolean', about: 'imports what is in the app’s bin, too' },
  to: {
    type: 'string',
    value: 'NAME',
    about: 'prints it in another format; problems and losses go to standard error',
  },
  out: {
    type: 'string',
    value: 'FILE',
    about: 'writes that into a file which only you can read, in place of standard output',
  },
  'to-password-file': {
    type: 'string',
    value: 'FILE',
    about: 'the password for an encrypted export, from a file',
  },
  'five-a-code': {
    type: 'boolean',
    about: 'google-authenticator: five accounts a QR code, for readers that fail above',
  },
} as const satisfies Options;

export const importCommand: Command = {
  about: 'the accounts in another app’s export, or the export in another format',
  operands: 'FILE',
  options: OPTIONS,
  more: `Prints one JSON object: format, encrypted, accounts, problems, skipped. Exit codes: 0 the file was understood; 2 it was not, and
the object is {"error":{"code","message"}} with the code password_required, password_wrong, damaged, unsupported or
unrecognised.

docs/import.md lists the formats and the exports.`,
  async run(args) {
    const { values, positionals } = readFlags(args, OPTIONS, true);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new CliError('Name one file.', 2);
    if (values.out !== undefined && values.to === undefined) {
      throw new CliError('--out is where an export goes: give --to as well.', 2);
    }
    const bytes = await readBytes(file);
    const password = values['password-stdin'] ? await readPassword() : undefined;
    const { ImportFailure } = await import('../../desktop/main/import/account/import-failure.ts');
    try {
      const { format, 'include-bin': includeRemoved } = values;
      const opened = await open(bytes, password, { format, includeRemoved });
      if (values.to === undefined) process.stdout.write(`${JSON.stringify(shown(opened))}\n`);
      else await convert(opened, values.to, values);
      return 0;
    } catch (error) {
      if (!(error instanceof ImportFailure)) throw error;
      const code = CODES.includes(error.code) ? error.code : 'damaged';
      process.stdout.write(`${JSON.stringify({ error: { code, message: error.message } })}\n`);
      return 2;
    }
  },
};

/** Reads the password from standard input, without one line end. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) throw new CliError('Standard input is a terminal: pipe the password in.');
  return (await buffer(process.stdin)).toString('utf8').replace(/\r?\n$/, '');
}

/** Opens the file. Loads the importers only now, so that other commands start without them. */
async function open(
  bytes: Uint8Array,
  password: string | undefined,
  watch: { format?: string | undefined; includeRemoved?: boolean | undefined } = {},
) {
  const { openFile } = await import('../../desktop/main/import/open-file.ts');
  const { decoderFiles } = await import('../../desktop/main/scanner/decoder-files.ts');
  const startWorker = () =>
    new Worker(
      new URL(`../../desktop/main/import/import-worker${extname(import.meta.url)}`, import.meta.url),
      {
        workerData: decoderFiles(),
      },
    );
  return openFile(startWorker, bytes, password, watch);
}

function shown({ format, encrypted, accounts, problems, skipped }: ImportedFile) {
  const reasons = (list: typeof problems) => list.map(({ entry, reason }) => ({ entry, reason }));
  return {
    format,
    encrypted,
    accounts: accounts.map(shownAccount),
    problems: reasons(problems),
    ...(skipped.length > 0 && { skipped: reasons(skipped) }),
  };
}

function shownAccount(account: ImportedAccount) {
  const { type, issuer, name, secret, algorithm, digits, tags, note } = account;
  const { period = null, counter = null } = account;
  return { type, issuer, name, secret, algorithm, digits, period, counter, tags, note };
}

async function convert(
  opened: ImportedFile,
  to: string,
  flags: { out?: string; 'to-password-file'?: string; 'five-a-code'?: boolean },
): Promise<void> {
  const { writeExport } = await import('../../desktop/main/import/export/write-export.ts');
  const passwordFile = flags['to-password-file'];
  const password = passwordFile === undefined ? undefined : await readText(passwordFile);
  const { bytes, losses } = await writeExport(to, opened.accounts, {
    password,
    accountsACode: flags['five-a-code'] ? 5 : 10,
    now: Date.now(),
    readBack: (written) => open(written, password),
  });
  for (const { entry, reason } of [...opened.problems, ...losses])
    process.stderr.write(`${entry}: ${reason}\n`);
  if (flags.out === undefined) process.stdout.write(bytes);
  else await save(fromWhereCalled(flags.out), bytes);
}

async function save(path: string, bytes: Uint8Array): Promise<void> {
  const { writeForOwner } = await import('../../desktop/main/import/export/write-for-owner.ts');
  const name = atBeginning(shownFile(path));
  let outcome: Awaited<ReturnType<typeof writeForOwner>>;
  try {
    outcome = await writeForOwner(path, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CliError(`${name} cannot be written (${code}).`);
  }
  if (outcome === 'exists') throw new CliError(`${name} is there already. Choose another name.`);
}
