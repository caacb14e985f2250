/** `countersign uri` makes a key URI, with a new key or a given one, and an image of its QR code. */
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import QRCode from 'qrcode';
import { base32FromBytes } from '../../shared/base32.ts';
import { formatKeyUri, KEY_URI_DEFAULTS, MAX_DIGITS, MIN_DIGITS } from '../../shared/key-uri.ts';
import { explained, type OptionShapes } from '../command/command.ts';
import {
  CliError,
  type Command,
  fromWhereCalled,
  notWritten,
  readFlags,
  readKeyUri,
  readText,
} from './input.ts';
import { sentences } from './texts/texts.ts';

/** RFC 4226 §4 R6 recommends 160 bits. */
const KEY_BYTES = 20;

const OPTIONS = {
  issuer: { type: 'string', value: 'NAME' },
  account: { type: 'string', value: 'NAME' },
  'secret-file': { type: 'string', value: 'FILE' },
  type: { type: 'string', value: 'TYPE', choices: ['totp', 'hotp', 'steam'], default: 'totp' },
  algorithm: { type: 'string', value: 'NAME' },
  digits: { type: 'string', value: 'N' },
  period: { type: 'string', value: 'SECONDS' },
  counter: { type: 'string', value: 'N' },
  qr: { type: 'string', value: 'FILE' },
} as const satisfies OptionShapes;

/** Returns the command in the current language. */
export function uriCommand(): Command {
  const { about, options } = sentences().uri;
  const { digits, period } = KEY_URI_DEFAULTS;
  const values = {
    'secret-file': options['secret-file']({ bits: KEY_BYTES * 8 }),
    digits: options.digits({ min: MIN_DIGITS, max: MAX_DIGITS, usual: digits }),
    period: options.period({ usual: period }),
  };
  return { about, options: explained(OPTIONS, { ...options, ...values }), run };
}

async function run(args: string[]): Promise<number> {
  const { values } = readFlags(args, OPTIONS);
  const { issuer, account, type, algorithm, digits, period } = values;
  if (issuer === undefined || account === undefined) {
    throw new CliError(sentences().uri.required, 2);
  }
  const secretFile = values['secret-file'];
  const secret =
    secretFile === undefined ? base32FromBytes(randomBytes(KEY_BYTES)) : await readText(secretFile);
  // The parser checks every parameter, so the command prints the same sentences as the apps.
  const query = new URLSearchParams({
    secret,
    issuer,
    ...(algorithm !== undefined && { algorithm }),
    ...(digits !== undefined && { digits }),
    ...(period !== undefined && { period }),
    ...(type === 'hotp' && { counter: values.counter ?? '0' }),
  });
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const uri = formatKeyUri(readKeyUri(`otpauth://${type}/${label}?${query}`));
  if (values.qr === '-') await printQr(uri);
  else {
    if (values.qr !== undefined) await writeQr(values.qr, uri);
    process.stdout.write(`${uri}\n`);
  }
  return 0;
}

const LEVEL = { errorCorrectionLevel: 'M' } as const;

async function printQr(uri: string): Promise<void> {
  if (process.stdout.isTTY)
    process.stdout.write(await QRCode.toString(uri, { ...LEVEL, type: 'terminal', small: true }));
  else process.stdout.write(await QRCode.toBuffer(uri, { ...LEVEL, scale: 6 }));
}

/** Writes an image that only its owner can read, because it contains a key. */
async function writeQr(file: string, uri: string): Promise<void> {
  const kind = extname(file).toLowerCase();
  if (!['.png', '.svg', ''].includes(kind)) {
    throw new CliError(sentences().uri.imageName, 2);
  }
  const image =
    kind === '.svg'
      ? await QRCode.toString(uri, { ...LEVEL, type: 'svg' })
      : await QRCode.toBuffer(uri, { ...LEVEL, scale: 6 });
  const path = fromWhereCalled(file);
  try {
    // An older file could be one that others may read.
    await rm(path, { force: true });
    await writeFile(path, image, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw notWritten(file, error);
  }
}
