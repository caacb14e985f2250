import { describe, expect, it } from 'vitest';
import { distributionOf } from './distribution.mjs';
import { librariesIn } from './libraries.mjs';
import { ELECTRON_SET, PACKAGE_NAMES, packagesFor } from './package-names.mjs';
import { questionFor } from './question.mjs';
import { dragSourceNeed, screenReaderNeed } from './screen-reader.mjs';
import { severalDisplaysNeed, waylandNeed } from './several-displays.mjs';
import { EVERY_NEED, missingBrowsers } from './system.mjs';

/** The important lines of real os-release files. */
const SYSTEMS = {
  'Debian 12': 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm',
  'Debian 13': 'ID=debian\nVERSION_ID="13"\nVERSION_CODENAME=trixie',
  'Debian unstable': 'PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian\nVERSION_CODENAME=forky',
  'Ubuntu 22.04': 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\nUBUNTU_CODENAME=jammy',
  'Ubuntu 24.04': 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\nUBUNTU_CODENAME=noble',
  'Ubuntu 26.04': 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="26.04"\nUBUNTU_CODENAME=resolute',
  'Linux Mint 21': 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=vera\nUBUNTU_CODENAME=jammy',
  'Linux Mint 22': 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble',
  LMDE: 'ID=linuxmint\nID_LIKE=debian\nVERSION_CODENAME=faye\nDEBIAN_CODENAME=bookworm',
  'Fedora 43': 'ID=fedora\nVERSION_ID=43',
  Rocky: 'ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="10.0"',
  Arch: "NAME='Arch Linux'\nID=arch\nBUILD_ID=rolling",
  Manjaro: 'ID=manjaro\nID_LIKE=arch',
  Tumbleweed: 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"',
  Leap: 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\nVERSION_ID="15.6"',
  Alpine: 'ID=alpine\nVERSION_ID=3.22.0',
  Unknown: 'ID=serenity',
} as const;

const system = (name: keyof typeof SYSTEMS) => distributionOf(SYSTEMS[name]);
const packages = (name: keyof typeof SYSTEMS, ...things: string[]) => packagesFor(things, system(name));

describe('a distribution is found by os-release', () => {
  it.each([
    ['Debian 12', 'debian', false],
    ['Debian 13', 'debian', true],
    ['Debian unstable', 'debian', true],
    ['Ubuntu 22.04', 'debian', false],
    ['Ubuntu 24.04', 'debian', true],
    ['Ubuntu 26.04', 'debian', true],
    ['Linux Mint 21', 'debian', false],
    ['Linux Mint 22', 'debian', true],
    ['LMDE', 'debian', false],
    ['Fedora 43', 'fedora', false],
    ['Rocky', 'fedora', false],
    ['Arch', 'arch', false],
    ['Manjaro', 'arch', false],
    ['Tumbleweed', 'suse', false],
    ['Leap', 'suse', false],
    ['Alpine', undefined, false],
    ['Unknown', undefined, false],
  ] as const)('%s', (name, family, t64) => {
    expect(system(name)).toMatchObject({ family, t64, musl: name === 'Alpine' });
    expect(system(name).ubuntu).toBe(/Ubuntu|Mint/.test(name));
  });

  it('is unknown if the file is missing or invalid', () => {
    expect(distributionOf('').family).toBeUndefined();
    expect(distributionOf('ID=debian\r\nVERSION_CODENAME="bookworm" \n=\nID').t64).toBe(false);
  });
});

describe('the table', () => {
  const everyNeed = [
    ...EVERY_NEED,
    ...[...severalDisplaysNeed, ...Object.values(waylandNeed), ...screenReaderNeed, ...dragSourceNeed].map(
      ({ name }) => name,
    ),
    ...ELECTRON_SET,
  ];

  it.each(everyNeed)('knows %s', (thing) => expect(PACKAGE_NAMES).toHaveProperty([thing]));

  it.each(Object.entries(PACKAGE_NAMES))('has a name that a shell takes as one word: %s', (thing, names) => {
    expect(names).toHaveLength(4);
    for (const name of names.map((name) => name.replace(/\(t64\)$/, ''))) {
      expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9.+_-]+$|^\/usr\/bin\/[a-z-]+$/);
      // A library's file name is never a package's name.
      if (/\.so/.test(thing)) expect(name).not.toBe(thing);
    }
  });

  it('names the package that brings a library along with others, and each only once', () => {
    const together = ['libnspr4.so', 'libsmime3.so', 'libnss3.so', 'libnssutil3.so', 'libatk-1.0.so.0'];
    expect(packages('Debian 12', ...together)).toEqual(['libatk1.0-0', 'libnspr4', 'libnss3']);
    expect(packages('Debian 13', ...together)).toEqual(['libatk1.0-0t64', 'libnspr4', 'libnss3']);
    expect(packages('Fedora 43', ...together)).toEqual(['atk', 'nspr', 'nss', 'nss-util']);
    expect(packages('Arch', ...together)).toEqual(['at-spi2-core', 'nspr', 'nss']);
    expect(packages('Leap', ...together)).toEqual(['libatk-1_0-0', 'mozilla-nspr', 'mozilla-nss']);
  });

  it.each(['Debian 13', 'Ubuntu 24.04', 'Ubuntu 26.04'] as const)(
    'gives the seven renamed libraries their new names, and no other: %s',
    (name) => {
      const renamed = packages(name, ...Object.keys(PACKAGE_NAMES)).filter((each) => each.endsWith('t64'));
      expect(renamed).toEqual(
        ['asound2', 'atk-bridge2.0-0', 'atk1.0-0', 'atspi2.0-0', 'cups2', 'glib2.0-0', 'gtk-3-0'].map(
          (each) => `lib${each}t64`,
        ),
      );
    },
  );

  it.each(['Debian 12', 'Ubuntu 22.04'] as const)('keeps the old names: %s', (name) => {
    const all = packages(name, ...Object.keys(PACKAGE_NAMES));
    expect(all.filter((each) => /t64/.test(each))).toEqual([]);
    expect(all).toContain('libgtk-3-0');
  });

  it('uses complete sets for unknown libraries, or the package manager’s own search', () => {
    const electron = packages('Debian 13', ...ELECTRON_SET);
    expect(electron).toContain('libgtk-3-0t64');
    expect(packages('Debian 13', 'libnew.so.7')).toEqual(electron);
    expect(packages('Arch', 'libnew.so.7')).toEqual(packages('Arch', ...ELECTRON_SET));
    expect(packages('Fedora 43', 'libnew.so.7')).toEqual(["'libnew.so.7()(64bit)'"]);
    expect(packages('Leap', 'libnew.so.7')).toEqual(["'libnew.so.7()(64bit)'"]);
  });
});

it('reads the linker’s cache for one kind of processor', () => {
  const cache = `2 libs found in cache
	libgtk-3.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgtk-3.so.0
	libnss3.so (libc6) => /lib/i386-linux-gnu/libnss3.so
	libgbm.so.1 (libc6,AArch64) => /lib/aarch64-linux-gnu/libgbm.so.1
	ld-linux-x86-64.so.2 (libc6,x86-64, OS ABI: Linux 3.2.0) => /lib64/ld-linux-x86-64.so.2
`;
  expect(librariesIn(cache, 'x86-64')).toEqual(new Set(['libgtk-3.so.0', 'ld-linux-x86-64.so.2']));
  expect(librariesIn(cache, 'AArch64')).toEqual(new Set(['libgbm.so.1']));
  expect(librariesIn('', 'x86-64'), 'no cache, no answer').toBeUndefined();
});

describe('the browsers that an administrator is asked for', () => {
  const none = { system: undefined, headless: undefined, playwrights: false };
  const [whole, headless] = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];

  it.each([
    ['Debian 13', none, ['chromium', 'chromium-headless-shell']],
    ['Debian 12', { ...none, system: whole }, ['chromium-headless-shell']],
    ['Debian 12', { ...none, system: whole, headless }, []],
    ['Debian 12', { ...none, playwrights: true }, []],
    // Its own chromium would be replaced by Debian's.
    ['LMDE', none, ['chromium']],
    ['Fedora 43', none, ['chromium']],
    // A snap there: the tests use Playwright's download.
    ['Ubuntu 24.04', none, []],
  ] as const)('%s with %j', (name, found, wanted) => {
    expect(missingBrowsers(found, system(name))).toEqual(wanted);
  });
});

describe('the question', () => {
  const ask = (
    name: keyof typeof SYSTEMS,
    things: string[],
    { blocked = false, isRoot = false, hasSudo = true } = {},
  ) => questionFor(things, blocked, system(name), { isRoot, hasSudo, typed: 'npm start' });
  const gtk = ['libgtk-3.so.0', 'Xvfb'];
  const apt = 'apt-get install -y --no-install-recommends';

  it.each([
    ['Debian 12', `sudo apt-get update && sudo ${apt} libgtk-3-0 xvfb && npm start`],
    ['Ubuntu 26.04', `sudo apt-get update && sudo ${apt} libgtk-3-0t64 xvfb && npm start`],
    ['Fedora 43', 'sudo dnf install -y gtk3 xorg-x11-server-Xvfb && npm start'],
    ['Manjaro', 'sudo pacman -Syu --needed --noconfirm gtk3 xorg-server-xvfb && npm start'],
    ['Leap', 'sudo zypper --non-interactive install libgtk-3-0 xorg-x11-server-Xvfb && npm start'],
    ['Unknown', 'npm start'],
  ] as const)('has one command that fits %s', (name, command) => {
    expect(ask(name, gtk).command).toBe(command);
  });

  it('has a command for root, and for a person without sudo', () => {
    const withoutSudo = ask('Fedora 43', ['libnew.so.7'], { hasSudo: false });
    expect(withoutSudo.command).toBe("su - -c 'dnf install -y '\\''libnew.so.7()(64bit)'\\''' && npm start");
    expect(withoutSudo.sentence).toContain('administrator rights, once');
    const root = ask('Arch', gtk, { isRoot: true });
    expect(root.command).toBe('pacman -Syu --needed --noconfirm gtk3 xorg-server-xvfb && npm start');
    expect(root.sentence).not.toContain('administrator');
  });

  it('asks for the sandbox in the same command', () => {
    const sysctl = 'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
    expect(ask('Ubuntu 24.04', [], { blocked: true }).command).toBe(`sudo ${sysctl} && npm start`);
    const both = ask('Ubuntu 24.04', ['Xvfb'], { blocked: true, hasSudo: false });
    expect(both.command).toBe(`su - -c 'apt-get update && ${apt} xvfb && ${sysctl}' && npm start`);
    expect(both.sentence).toMatch(/packages are missing.*sandbox.*once/);
  });

  it('names what is missing where it knows no packages', () => {
    expect(ask('Unknown', gtk).sentence).toMatch(/libgtk-3\.so\.0, Xvfb.*Install them/);
  });
});
