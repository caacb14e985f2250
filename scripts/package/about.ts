/** What every package says about the app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/state.mjs';

const { name, version, license, homepage, author } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as { name: string; version: string; license: string; homepage: string; author: string };

export const about = {
  name,
  version,
  license,
  homepage,
  maintainer: author,
  productName: 'Countersign',
  summary: 'Authenticator app that reads QR codes on the screen',
  description:
    'Countersign keeps your second factors on the desktop and shows their codes. It finds QR codes anywhere on your screens, and keeps the keys in one encrypted file. It works offline.',
} as const;

/** The names of this computer's processor: Debian's, RPM's, and the one in a file's name. */
export const architecture =
  process.arch === 'arm64'
    ? ({ debian: 'arm64', rpm: 'aarch64', file: 'arm64' } as const)
    : ({ debian: 'amd64', rpm: 'x86_64', file: 'x64' } as const);
