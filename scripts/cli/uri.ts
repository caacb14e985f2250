/** `countersign uri` makes a key URI, with a new key or a given one, and an image of its QR code. */
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import QRCode from 'qrcode';
import { base32FromBytes } from '../../shared/base32.ts';
import { formatKeyUri } from '../../shared/key-uri.ts';
import type { Options } from '../command/command.ts';
import {
  atBeginning,
  CliError,
  type Command,
  fromWhereCalled,
  readFlags,
  readKeyUri,
  readText,
  shownFile,
} from './input.ts';

/** RFC 4226 §4 R6 recommends 160 bits. */
const KEY_BYTES = 20;

const OPTIONS = {
  issuer: { type: 'string', value: 'NAME', about: 'the site’s name; required' },
  account: { type: 'string', value: 'NAME', about: 'the user’s name at the site; required' },
  'secret-file': {
    type: 'string',
    value: 'FILE',
    about: 'a file with the Base32 key; “-” reads standard input (otherwise a new 160-bit key)',
  },
  type: {
    type: 'string',
    value: 'TYPE',
    choices: ['totp', 'hotp', 'steam'],
    default: 'totp',
    about: 'totp (time), hotp (counter) or steam',
  },
  algorithm: { type: 'string', value: 'NAME', about: 'SHA1, SHA256 or SHA512 (usually SHA1)' },
  digits: { type: 'string', value: 'N', about: '6 to 10 (usually 6)' },
  period: { type: 'string', value: 'SECONDS', about: 'the length of a time step (usually 30)' },
  counter: { type: 'string', value: 'N', about: 'for hotp: the first counter (usually 0)' },
  qr: {
    type: 'string',
    value: 'FILE',
    about:
      'also writes the QR code: an SVG if the name ends in .svg, otherwise a PNG; “-” writes the PNG to standard output in place of the URI, and draws it in a terminal',
  },
} as const satisfies Options;

export const uriCommand: Command = {
  about: 'makes a key URI, and an image of its QR code',
  options: OPTIONS,
  async run(args) {
    const { values } = readFlags(args, OPTIONS);
    const { issuer, account, type, algorithm, digits, period } = values;
    if (issuer === undefined || account === undefined) {
      throw new CliError('--issuer and --account are required: authenticator apps show them.', 2);
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
  },
};

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
    throw new CliError('--qr writes PNG and SVG images: give a name that ends in .png or .svg.', 2);
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
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CliError(`${atBeginning(shownFile(file))} cannot be written (${code}).`);
  }
}
