/** `countersign uri` makes a key URI, with a new key or a given one, and an image of its QR code. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import QRCode from 'qrcode';
import { base32FromBytes } from '../../shared/base32.ts';
import { formatKeyUri } from '../../shared/key-uri.ts';
import { atBeginning, CliError, type Command, readFlags, readKeyUri, readText, shownFile } from './input.ts';

/** RFC 4226 §4 R6 recommends 160 bits. */
const KEY_BYTES = 20;

export const uriCommand: Command = {
  about: 'makes a key URI, and an image of its QR code',
  usage: `Usage: countersign uri --issuer NAME --account NAME [options]

  --secret-file FILE  a file with the Base32 key; “-” reads standard input (default: a new 160-bit key)
  --type TYPE         totp (time), hotp (counter) or steam (default: totp)
  --algorithm NAME    SHA1, SHA256 or SHA512 (default: SHA1)
  --digits N          6 to 10 (default: 6)
  --period SECONDS    the length of a time step (default: 30)
  --counter N         for hotp: the first counter (default: 0)
  --qr FILE           also writes the QR code as a PNG image
`,
  async run(args) {
    const { values } = readFlags(args, {
      issuer: { type: 'string' },
      account: { type: 'string' },
      'secret-file': { type: 'string' },
      type: { type: 'string', default: 'totp' },
      algorithm: { type: 'string' },
      digits: { type: 'string' },
      period: { type: 'string' },
      counter: { type: 'string' },
      qr: { type: 'string' },
    });
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
    if (values.qr !== undefined) await writeQr(values.qr, uri);
    process.stdout.write(`${uri}\n`);
  },
};

async function writeQr(file: string, uri: string): Promise<void> {
  const png = await QRCode.toBuffer(uri, { errorCorrectionLevel: 'M', scale: 6 });
  try {
    // The image contains a key, so only its owner may read it.
    await writeFile(file, png, { mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CliError(`${atBeginning(shownFile(file))} cannot be written (${code}).`);
  }
}
