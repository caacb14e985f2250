/** `countersign uri`: makes a key URI, with a new key or a given one, and its QR as a picture. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import QRCode from 'qrcode';
import { base32FromBytes } from '../../shared/base32.ts';
import { formatKeyUri } from '../../shared/key-uri.ts';
import { CliError, type Command, readFlags, readKeyUri, readText } from './input.ts';

/** RFC 4226 §4 R6 recommends 160 bits. */
const KEY_BYTES = 20;

export const uriCommand: Command = {
  about: 'makes a key URI, and its QR as a picture',
  usage: `Usage: countersign uri --issuer NAME --account NAME [options]

  --secret-file FILE  the Base32 key, from a file; “-” for standard input. Without it a new 160-bit key is made
  --type TYPE         totp (time, the default), hotp (counter) or steam
  --algorithm NAME    SHA1 (the default), SHA256 or SHA512
  --digits N          6 (the default) to 10
  --period SECONDS    30 unless said otherwise
  --counter N         hotp: where to begin; 0 unless said otherwise
  --qr FILE           writes the QR as a PNG, too
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
      throw new CliError('--issuer and --account are needed: authenticators show them.', 2);
    }
    const secretFile = values['secret-file'];
    const secret =
      secretFile === undefined ? base32FromBytes(randomBytes(KEY_BYTES)) : await readText(secretFile);
    // The parser judges every parameter, so the command says the same sentences as the apps.
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
    // It holds a key: for its owner alone.
    await writeFile(file, png, { mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CliError(`“${basename(file)}” cannot be written (${code}).`);
  }
}
