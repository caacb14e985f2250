/** Which Linux distribution this is, as far as the names of its packages depend on it. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {'debian' | 'fedora' | 'arch' | 'suse'} Family
 * @typedef {object} Distribution
 * @property {Family | undefined} family distributions with the same package manager and names; undefined if unknown
 * @property {string} name for sentences
 * @property {boolean} debian Debian itself: derivatives can have another `chromium`, which Debian's other packages replace
 * @property {boolean} t64 whether Debian's libraries with 64-bit time have new names (Debian 13, Ubuntu 24.04 and later)
 * @property {boolean} ubuntu Ubuntu or based on it: its package `chromium` is a snap or missing
 * @property {boolean} musl its C library is musl, for which there is no Electron
 */

/** Releases before the libraries were renamed: Debian 11 and 12, Devuan 4 and 5, Ubuntu 20.04 to 23.10. */
const BEFORE_T64 = [
  ...['bullseye', 'bookworm', 'chimaera', 'daedalus'],
  ...['focal', 'jammy', 'kinetic', 'lunar', 'mantic'],
];

/**
 * Returns the distribution that os-release(5) describes. Derivatives count as what they are based on.
 *
 * @param {string} osRelease the file's text
 * @returns {Distribution}
 */
export function distributionOf(osRelease) {
  const fields = Object.fromEntries(
    [...osRelease.matchAll(/^([A-Z_]+)=(?:"([^"\n]*)"|'([^'\n]*)'|(.*?))[ \t\r]*$/gm)].map(
      ([, key, double, single, bare]) => [key, (double ?? single ?? bare ?? '').trim()],
    ),
  );
  const words = `${fields.ID ?? ''} ${fields.ID_LIKE ?? ''}`.split(/\s+/);
  const has = (...names) => names.some((name) => words.includes(name));
  const family = has('debian', 'ubuntu')
    ? 'debian'
    : has('fedora', 'rhel', 'centos')
      ? 'fedora'
      : has('arch')
        ? 'arch'
        : words.some((word) => /^(?:open)?suse|^sles?$/.test(word))
          ? 'suse'
          : undefined;
  const codename = fields.UBUNTU_CODENAME || fields.DEBIAN_CODENAME || fields.VERSION_CODENAME || '';
  return {
    family,
    name: fields.PRETTY_NAME || fields.NAME || 'this Linux',
    debian: fields.ID === 'debian',
    t64: family === 'debian' && !BEFORE_T64.includes(codename),
    ubuntu: has('ubuntu'),
    musl: has('alpine'),
  };
}

/** @returns {Distribution} the one this computer runs */
export function thisDistribution() {
  for (const file of ['/etc/os-release', '/usr/lib/os-release']) {
    try {
      return distributionOf(readFileSync(file, 'utf8'));
    } catch {
      // The second place is for systems without the first.
    }
  }
  return distributionOf('');
}
