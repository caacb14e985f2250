/**
 * The packages of libraries and programs in each distribution. Checked for Debian 12 and 13, Ubuntu 22.04 to 26.04,
 * Fedora 41 to 43, Arch, and openSUSE Leap and Tumbleweed.
 */

/**
 * A row has four names: Debian and Ubuntu, Fedora, Arch, openSUSE. `(t64)` is part of the name since Debian 13 and
 * Ubuntu 24.04 only. Libraries are named as programs ask for them (`ldd`), programs as they are typed.
 *
 * @type {Readonly<Record<string, readonly [string, string, string, string]>>}
 */
export const PACKAGE_NAMES = {
  // Node.
  'libatomic.so.1': ['libatomic1', 'libatomic', 'gcc-libs', 'libatomic1'],
  'libgcc_s.so.1': ['libgcc-s1', 'libgcc', 'gcc-libs', 'libgcc_s1'],
  'libstdc++.so.6': ['libstdc++6', 'libstdc++', 'gcc-libs', 'libstdc++6'],

  // Electron and Chromium. Several libraries can come in one package.
  'libX11.so.6': ['libx11-6', 'libX11', 'libx11', 'libX11-6'],
  'libXcomposite.so.1': ['libxcomposite1', 'libXcomposite', 'libxcomposite', 'libXcomposite1'],
  'libXdamage.so.1': ['libxdamage1', 'libXdamage', 'libxdamage', 'libXdamage1'],
  'libXext.so.6': ['libxext6', 'libXext', 'libxext', 'libXext6'],
  'libXfixes.so.3': ['libxfixes3', 'libXfixes', 'libxfixes', 'libXfixes3'],
  'libXrandr.so.2': ['libxrandr2', 'libXrandr', 'libxrandr', 'libXrandr2'],
  'libasound.so.2': ['libasound2(t64)', 'alsa-lib', 'alsa-lib', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0(t64)', 'atk', 'at-spi2-core', 'libatk-1_0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0(t64)', 'at-spi2-atk', 'at-spi2-core', 'libatk-bridge-2_0-0'],
  'libatspi.so.0': ['libatspi2.0-0(t64)', 'at-spi2-core', 'at-spi2-core', 'libatspi0'],
  'libcairo.so.2': ['libcairo2', 'cairo', 'cairo', 'libcairo2'],
  'libcups.so.2': ['libcups2(t64)', 'cups-libs', 'libcups', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3', 'dbus-libs', 'dbus', 'libdbus-1-3'],
  'libdrm.so.2': ['libdrm2', 'libdrm', 'libdrm', 'libdrm2'],
  'libexpat.so.1': ['libexpat1', 'expat', 'expat', 'libexpat1'],
  'libgbm.so.1': ['libgbm1', 'mesa-libgbm', 'mesa', 'libgbm1'],
  'libgio-2.0.so.0': ['libglib2.0-0(t64)', 'glib2', 'glib2', 'libgio-2_0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0(t64)', 'glib2', 'glib2', 'libglib-2_0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0(t64)', 'glib2', 'glib2', 'libgobject-2_0-0'],
  'libgtk-3.so.0': ['libgtk-3-0(t64)', 'gtk3', 'gtk3', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4', 'nspr', 'nspr', 'mozilla-nspr'],
  'libnss3.so': ['libnss3', 'nss', 'nss', 'mozilla-nss'],
  'libnssutil3.so': ['libnss3', 'nss-util', 'nss', 'mozilla-nss'],
  'libpango-1.0.so.0': ['libpango-1.0-0', 'pango', 'pango', 'libpango-1_0-0'],
  'libsmime3.so': ['libnss3', 'nss', 'nss', 'mozilla-nss'],
  'libudev.so.1': ['libudev1', 'systemd-libs', 'systemd-libs', 'libudev1'],
  'libxcb.so.1': ['libxcb1', 'libxcb', 'libxcb', 'libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0', 'libxkbcommon', 'libxkbcommon', 'libxkbcommon0'],

  // Libraries that Electron opens while it runs, and others in its documentation.
  'libXss.so.1': ['libxss1', 'libXScrnSaver', 'libxss', 'libXss1'],
  'libXtst.so.6': ['libxtst6', 'libXtst', 'libxtst', 'libXtst6'],
  'libnotify.so.4': ['libnotify4', 'libnotify', 'libnotify', 'libnotify4'],
  'libsecret-1.so.0': ['libsecret-1-0', 'libsecret', 'libsecret', 'libsecret-1-0'],
  'libuuid.so.1': ['libuuid1', 'libuuid', 'util-linux-libs', 'libuuid1'],
  'xdg-open': ['xdg-utils', 'xdg-utils', 'xdg-utils', 'xdg-utils'],

  // The programs of the end-to-end tests. The bus's package differs between Leap and Tumbleweed; zypper accepts a file.
  Xvfb: ['xvfb', 'xorg-x11-server-Xvfb', 'xorg-server-xvfb', 'xorg-x11-server-Xvfb'],
  'dbus-run-session': ['dbus', 'dbus-daemon', 'dbus', '/usr/bin/dbus-run-session'],
  'dbus-daemon': ['dbus', 'dbus-daemon', 'dbus', '/usr/bin/dbus-daemon'],
  'dbus-send': ['dbus', 'dbus-tools', 'dbus', '/usr/bin/dbus-send'],
  'gnome-keyring-daemon': ['gnome-keyring', 'gnome-keyring', 'gnome-keyring', 'gnome-keyring'],
  git: ['git', 'git', 'git', 'git'],
  setxkbmap: ['x11-xkb-utils', 'setxkbmap', 'xorg-setxkbmap', 'setxkbmap'],
  xclip: ['xclip', 'xclip', 'xclip', 'xclip'],
  xdotool: ['xdotool', 'xdotool', 'xdotool', 'xdotool'],
  chromium: ['chromium', 'chromium', 'chromium', 'chromium'],
  // Asked for on Debian alone. Elsewhere the whole browser brings it, or it does not exist.
  'chromium-headless-shell': ['chromium-headless-shell', 'chromium-headless', 'chromium', 'chromium'],

  // Sessions with several displays.
  Xorg: ['xserver-xorg-core', 'xorg-x11-server-Xorg', 'xorg-server', 'xorg-x11-server'],
  'dummy_drv.so': ['xserver-xorg-video-dummy', 'xorg-x11-drv-dummy', 'xf86-video-dummy', 'xf86-video-dummy'],
  sway: ['sway', 'sway', 'sway', 'sway'],
  pipewire: ['pipewire', 'pipewire', 'pipewire', 'pipewire'],
  wireplumber: ['wireplumber', 'wireplumber', 'wireplumber', 'wireplumber'],
  'xdg-desktop-portal': [
    'xdg-desktop-portal',
    'xdg-desktop-portal',
    'xdg-desktop-portal',
    'xdg-desktop-portal',
  ],
  'xdg-desktop-portal-wlr': [
    'xdg-desktop-portal-wlr',
    'xdg-desktop-portal-wlr',
    'xdg-desktop-portal-wlr',
    'xdg-desktop-portal-wlr',
  ],
  python3: ['python3', 'python3', 'python', 'python3'],

  // A client like a screen reader, and a panel for tray icons.
  'at-spi2-core': ['at-spi2-core', 'at-spi2-core', 'at-spi2-core', 'at-spi2-core'],
  'python3-gi': ['python3-gi', 'python3-gobject', 'python-gobject', 'python3-gobject'],
  'Atspi-2.0.typelib': ['gir1.2-atspi-2.0', 'at-spi2-core', 'at-spi2-core', 'typelib-1_0-Atspi-2_0'],
  // A program that things are dragged from.
  'Gtk-3.0.typelib': ['gir1.2-gtk-3.0', 'gtk3', 'gtk3', 'typelib-1_0-Gtk-3_0'],
};

/** What Electron's documentation says its packages depend on. It brings nearly every library with it. */
export const ELECTRON_SET = [
  'libgtk-3.so.0',
  'libnotify.so.4',
  'libnss3.so',
  'libXss.so.1',
  'libXtst.so.6',
  'xdg-open',
  'libatspi.so.0',
  'libuuid.so.1',
  'libsecret-1.so.0',
];

/** The commands that install packages in each family, for an administrator. */
export const INSTALL = {
  debian: (names) => ['apt-get update', `apt-get install -y --no-install-recommends ${names}`],
  fedora: (names) => [`dnf install -y ${names}`],
  // Arch supports only whole upgrades: a package alone could want newer libraries than the system has.
  arch: (names) => [`pacman -Syu --needed --noconfirm ${names}`],
  suse: (names) => [`zypper --non-interactive install ${names}`],
};

const FAMILIES = ['debian', 'fedora', 'arch', 'suse'];

/**
 * Returns the packages that bring libraries and programs, each once, sorted.
 *
 * For a library that is not in the table: Fedora and openSUSE find it by its own name, and elsewhere Electron's whole
 * documented set is installed.
 *
 * @param {readonly string[]} things
 * @param {import('./distribution.mjs').Distribution} distribution its family must be known
 * @returns {string[]} as a shell takes them
 */
export function packagesFor(things, distribution) {
  const names = things.flatMap((thing) => {
    const known = nameIn(thing, distribution);
    if (known !== undefined) return [known];
    return distribution.family === 'fedora' || distribution.family === 'suse'
      ? [`'${thing}()(64bit)'`]
      : ELECTRON_SET.map((part) => nameIn(part, distribution));
  });
  return [...new Set(names)].sort();
}

function nameIn(thing, { family, t64 }) {
  const name = PACKAGE_NAMES[thing]?.[FAMILIES.indexOf(family)];
  return name?.replace('(t64)', t64 ? 't64' : '');
}
