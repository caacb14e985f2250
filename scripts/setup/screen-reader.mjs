/**
 * The files that the tests with a screen reader's interface (AT-SPI) need on Linux: the desktop's service, and a client
 * of it for the system's Python. Without them the tests are skipped and say why.
 */
import { existsSync, readdirSync } from 'node:fs';

export const screenReaderNeed = [
  { name: 'at-spi2-core', files: () => ['/usr/share/dbus-1/services/org.a11y.Bus.service'] },
  {
    name: 'python3-gi',
    // Debian has one folder for all versions of Python 3, others have one for each.
    files: () => [
      '/usr/lib/python3/dist-packages/gi/__init__.py',
      ...inEach(['/usr/lib', '/usr/lib64'], /^python3\.\d+$/, 'site-packages/gi/__init__.py'),
    ],
  },
  { name: 'Atspi-2.0.typelib', files: () => typelib('Atspi-2.0') },
];

/** The same for a GTK program that things are dragged from. It is a program of the system's Python, too. */
export const dragSourceNeed = [
  ...screenReaderNeed.filter(({ name }) => name === 'python3-gi'),
  { name: 'Gtk-3.0.typelib', files: () => typelib('Gtk-3.0') },
];

/** Returns the names of what is missing for tests with a screen reader's interface. */
export function missingForScreenReader() {
  return screenReaderNeed.filter(({ files }) => !files().some(existsSync)).map(({ name }) => name);
}

/** Returns the names of what is missing for tests that drag from a GTK program. */
export function missingForDragSource() {
  return dragSourceNeed.filter(({ files }) => !files().some(existsSync)).map(({ name }) => name);
}

function typelib(name) {
  return [
    ...['/usr/lib64', '/usr/lib'].map((folder) => `${folder}/girepository-1.0/${name}.typelib`),
    ...inEach(['/usr/lib'], /-linux-gnu/, `girepository-1.0/${name}.typelib`),
  ];
}

/** Returns paths inside the subfolders with such names. */
function inEach(parents, name, path) {
  return parents.flatMap((parent) =>
    (existsSync(parent) ? readdirSync(parent) : [])
      .filter((folder) => name.test(folder))
      .map((folder) => `${parent}/${folder}/${path}`),
  );
}
