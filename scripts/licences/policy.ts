/** The licences that MIT software may carry, and the build's answer to any other. */
import satisfies from 'spdx-satisfies';

/** Permissive ones, the fonts' own, and MPL-2.0: it asks only for the source of its own files, which npm has. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'FTL',
  'IJG',
  'ImageMagick',
  'ISC',
  'libpng-2.0',
  'libtiff',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unicode-3.0',
  'Unlicense',
  'Zlib',
  'blessing',
  'bzip2-1.0.6',
];

/** For pictures: their makers are named beside them, and the app's own code is no work based on them. */
const PICTURES = [...PERMISSIVE, 'CC-BY-3.0', 'CC-BY-4.0', 'CC-BY-SA-3.0', 'CC-BY-SA-4.0'];

/**
 * For libraries inside a WebAssembly file that the app loads as it is. The LGPL (§4) wants its user to be able to exchange
 * them: the file is separate, and everyone can build the app around another.
 */
const LOADED = [...PERMISSIVE, 'LGPL-2.1-only', 'LGPL-2.1-or-later', 'LGPL-3.0-only', 'LGPL-3.0-or-later'];

export type Kind = 'package' | 'picture' | 'inside';

const ALLOWED: Readonly<Record<Kind, readonly string[]>> = {
  package: PERMISSIVE,
  picture: PICTURES,
  inside: LOADED,
};

/** Whether the app may carry a work of this licence. @param licence an SPDX expression; any other text is refused */
export function mayCarry(licence: string, kind: Kind): boolean {
  try {
    return satisfies(licence, [...ALLOWED[kind]]);
  } catch {
    return false;
  }
}
