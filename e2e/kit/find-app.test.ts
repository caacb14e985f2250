import { expect, test } from 'vitest';
import { APP_VARIABLE, type Computer, findApp } from './find-app.ts';

/** Returns a Linux computer with these files and their folders. */
function computer(files: readonly string[], changes: Partial<Computer> = {}): Computer {
  return {
    platform: 'linux',
    env: {},
    home: '/home/ann',
    kindOf: (path) => {
      if (files.includes(path)) return 'file';
      return files.some((file) => file.startsWith(`${path}/`)) ? 'folder' : undefined;
    },
    ...changes,
  };
}

test('finds the app where the package installs it, and not a program on the PATH', () => {
  expect(findApp(undefined, computer(['/usr/lib/countersign/countersign']))).toBe(
    '/usr/lib/countersign/countersign',
  );
  expect(() => findApp(undefined, computer(['/usr/bin/countersign'], { env: { PATH: '/usr/bin' } }))).toThrow(
    /^The desktop app is not installed here \(\/usr\/lib\/countersign, \/opt\/Countersign\)\. Install it, or name/,
  );
});

test('takes a program, the folder of an unpacked app, a bundle, and the variable', () => {
  const unpacked = computer(['/build/linux-unpacked/countersign']);
  expect(findApp('/build/linux-unpacked', unpacked)).toBe('/build/linux-unpacked/countersign');
  expect(findApp('/build/linux-unpacked/countersign', unpacked)).toBe('/build/linux-unpacked/countersign');
  const named = { ...unpacked, env: { [APP_VARIABLE]: '/build/linux-unpacked' } };
  expect(findApp(undefined, named)).toBe('/build/linux-unpacked/countersign');
  const bundle = '/Applications/Countersign.app/Contents/MacOS/Countersign';
  const mac = computer([bundle], { platform: 'darwin' });
  for (const place of [undefined, '/Applications', '/Applications/Countersign.app']) {
    expect(findApp(place, mac)).toBe(bundle);
  }
});

test('what is named wins over what is installed, and a wrong name is one sentence', () => {
  const both = computer(['/usr/lib/countersign/countersign', '/mine/countersign'], {
    env: { [APP_VARIABLE]: '/elsewhere' },
  });
  expect(findApp('/mine', both)).toBe('/mine/countersign');
  for (const named of [undefined, '/usr/lib']) {
    expect(() => findApp(named, both)).toThrow(
      /^There is no desktop app at “\/(elsewhere|usr\/lib)”\. appPath or/,
    );
  }
});
