/** `countersign import` prints another app's export as JSON or in another format. It does not use a vault. */
import { extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import type { ImportedAccount, ImportedFile } from '../../desktop/main/import/account/imported-account.ts';
import { sentences as appSentences, setLanguage } from '../../desktop/main/texts/texts.ts';
import { forTerminal } from '../../shared/translations/terminal.ts';
import { explained, type OptionShapes } from '../command/command.ts';
import { currentLanguage } from '../command/language.ts';
import {
  CliError,
  type Command,
  fromWhereCalled,
  notWritten,
  readBytes,
  readFlags,
  readText,
  shownFile,
} from './input.ts';
import { sentences } from './texts/texts.ts';

/** Stable codes for scripts. Other failures, such as a crashed thread, are reported as `damaged`. */
const CODES = ['password_required', 'password_wrong', 'damaged', 'unsupported', 'unrecognised'];

/** Accounts in one QR code for Google Authenticator. That app itself makes codes of ten, and some readers fail with them. */
const USUAL = 10;
const FEW = 5;

const OPTIONS = {
  'password-stdin': { type: 'boolean' },
  format: { type: 'string', value: 'NAME' },
  'include-bin': { type: 'boolean' },
  to: { type: 'string', value: 'NAME' },
  out: { type: 'string', value: 'FILE' },
  'to-password-file': { type: 'string', value: 'FILE' },
  'five-a-code': { type: 'boolean' },
} as const satisfies OptionShapes;

/** Returns the command in the current language. */
export function importCommand(): Command {
  const { about, options, more, formats } = sentences().import;
  return {
    about,
    operands: 'FILE',
    options: explained(OPTIONS, { ...options, 'five-a-code': options['five-a-code']({ most: FEW }) }),
    more: [
      more({ object: '{"error":{"code","message"}}', codes: CODES }),
      formats({ file: 'docs/import.md' }),
    ],
    run,
  };
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = readFlags(args, OPTIONS, true);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CliError(sentences().import.oneFile, 2);
  if (values.out !== undefined && values.to === undefined)
    throw new CliError(sentences().import.outWithoutTo, 2);
  const bytes = await readBytes(file);
  const password = values['password-stdin'] ? await readPassword() : undefined;
  const { ImportFailure } = await import('../../desktop/main/import/account/import-failure.ts');
  // Scripts read the JSON, so its sentences are the same in every language.
  setLanguage('en', []);
  try {
    const { format, 'include-bin': includeRemoved } = values;
    const reopen = () => open(bytes, password, { format, includeRemoved });
    const opened = await reopen();
    if (values.to === undefined) process.stdout.write(`${JSON.stringify(shown(opened))}\n`);
    else await convert(opened, values.to, values, reopen);
    return 0;
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    const code = CODES.includes(error.code) ? error.code : 'damaged';
    process.stdout.write(`${JSON.stringify({ error: { code, message: error.message } })}\n`);
    return 2;
  }
}

/** Reads the password from standard input, without one line end. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) throw new CliError(sentences().import.passwordTerminal);
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
  reopen: () => Promise<ImportedFile>,
): Promise<void> {
  const { writeExport } = await import('../../desktop/main/import/export/write-export.ts');
  const passwordFile = flags['to-password-file'];
  const password = passwordFile === undefined ? undefined : await readText(passwordFile);
  const { bytes, losses } = await writeExport(to, opened.accounts, {
    password,
    accountsACode: flags['five-a-code'] ? FEW : USUAL,
    now: Date.now(),
    readBack: (written) => open(written, password),
  });
  if (opened.problems.length + losses.length > 0) await tell(opened, to, reopen);
  if (flags.out === undefined) process.stdout.write(bytes);
  else await save(flags.out, bytes);
}

/** Writes the problems and losses to standard error. People read them, so they are in the current language. */
async function tell(opened: ImportedFile, to: string, reopen: () => Promise<ImportedFile>): Promise<void> {
  const { lossesOf } = await import('../../desktop/main/import/export/write-export.ts');
  setLanguage(currentLanguage(), []);
  // The thread that opens the file writes the reasons.
  const { problems } = opened.problems.length > 0 && currentLanguage() !== 'en' ? await reopen() : opened;
  for (const { entry, reason } of [...problems, ...lossesOf(to, opened.accounts)]) {
    const sentence = appSentences().importEntry.problem({ entry, reason });
    process.stderr.write(`${forTerminal(sentence, currentLanguage())}\n`);
  }
}

async function save(file: string, bytes: Uint8Array): Promise<void> {
  const { writeForOwner } = await import('../../desktop/main/import/export/write-for-owner.ts');
  const path = fromWhereCalled(file);
  let outcome: Awaited<ReturnType<typeof writeForOwner>>;
  try {
    outcome = await writeForOwner(path, bytes);
  } catch (error) {
    throw notWritten(path, error);
  }
  if (outcome === 'exists') throw new CliError(sentences().import.exists({ file: shownFile(path) }));
}
