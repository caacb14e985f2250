/** The folders bin, lib and share as a package has them. Every Linux package has the same, from here. */
import {
  chmodSync,
  cpSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { appProgram } from '../command/app.ts';
import { completionInEveryLanguage, type Shell } from '../command/completion.ts';
import type { CarriedWork } from '../licences/work.ts';
import { root } from '../setup/state.mjs';
import { about } from './about.ts';

const files = join(import.meta.dirname, 'files');
const resources = join(root, 'desktop', 'resources');

/** Electron's programs. Everything else is a file to read. */
const PROGRAMS = new Set(['countersign', 'chrome_crashpad_handler', 'chrome-sandbox']);

/**
 * The languages of the manual besides English. There is none in Arabic: man lays out each line from left to right, and
 * the tools that format it do not order Arabic lines.
 */
export const MANUAL_LANGUAGES = ['de', 'es', 'fr', 'ja'] as const;

export interface Tree {
  /** The app's folder, from {@link buildUnpacked}. */
  app: string;
  /** The folder that gets bin, lib and share. */
  to: string;
  /** The time that files get, Unix seconds. */
  epoch: number;
  /** Where zsh looks for completions, below `share/zsh`. Distributions differ. */
  zsh?: 'vendor-completions' | 'site-functions';
}

/** Lays out a package's files, with the modes and times that they have in it. */
export function layTree({ app, to, epoch, zsh = 'site-functions' }: Tree): void {
  const share = join(to, 'share');
  const lib = join(to, 'lib', about.name);
  cpSync(app, lib, { recursive: true });
  cpSync(join(files, 'apparmor-profile'), join(lib, 'apparmor-profile'));
  mkdirSync(join(to, 'bin'), { recursive: true });
  symlinkSync(`../lib/${about.name}/${about.name}`, join(to, 'bin', about.name));
  const filled = (name: string) => fill(readFileSync(join(files, name), 'utf8'), epoch);
  put(join(share, 'applications', 'countersign.desktop'), filled('countersign.desktop'));
  put(join(share, 'metainfo', 'dev.countersign.Countersign.metainfo.xml'), filled('metainfo.xml'));
  put(join(share, 'mime', 'packages', 'countersign.xml'), filled('mime.xml'));
  put(join(share, 'man', 'man1', 'countersign.1.gz'), zip(filled('countersign.1')));
  for (const language of MANUAL_LANGUAGES)
    put(join(share, 'man', language, 'man1', 'countersign.1.gz'), zip(filled(`countersign.${language}.1`)));
  const completion = (shell: Shell) => completionInEveryLanguage(shell, appProgram);
  put(join(share, 'bash-completion', 'completions', 'countersign'), completion('bash'));
  put(join(share, 'zsh', zsh, '_countersign'), completion('zsh'));
  put(join(share, 'fish', 'vendor_completions.d', 'countersign.fish'), completion('fish'));
  put(join(share, 'doc', about.name, 'copyright'), copyright());
  put(join(share, 'doc', about.name, 'changelog.gz'), zip(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')));
  layIcons(join(share, 'icons', 'hicolor'));
  settle(to, epoch);
}

/** Returns every file of a tree by its path, sorted. */
export function listTree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Returns the size of a tree's files in KiB. Unlike the size of folders, it is the same on every disk. Links count nothing. */
export function sizeOf(folder: string): number {
  const bytes = listTree(folder).reduce((sum, path) => {
    const entry = lstatSync(join(folder, path));
    return sum + (entry.isFile() ? entry.size : 0);
  }, 0);
  return Math.ceil(bytes / 1024);
}

/** Returns our licence and those of everything in the bundles. Electron's are beside the program. */
function copyright(): string {
  const works = ['main', 'preload', 'renderer'].flatMap(
    (bundle) => JSON.parse(readFileSync(join(root, 'out', bundle, 'licences.json'), 'utf8')) as CarriedWork[],
  );
  const once = new Map(works.map((work) => [`${work.name} ${work.version}`.trim(), work]));
  const rule = '-'.repeat(80);
  return [
    readFileSync(join(root, 'LICENSE'), 'utf8').trim(),
    `Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html in /usr/lib/${about.name}.`,
    ...[...once].map(([name, { licence, text }]) => `${rule}\n${name}: ${licence}\n\n${text}`),
  ].join('\n\n');
}

function layIcons(theme: string): void {
  for (const name of readdirSync(join(resources, 'icons'))) {
    const size = name.replace('.png', '');
    // The theme has no larger ones.
    if (Number(size.split('x')[0]) > 512) continue;
    put(join(theme, size, 'apps', 'countersign.png'), readFileSync(join(resources, 'icons', name)));
  }
  put(join(theme, 'scalable', 'apps', 'countersign.svg'), readFileSync(join(resources, 'mark.svg')));
  put(
    join(theme, 'symbolic', 'apps', 'countersign-symbolic.svg'),
    readFileSync(join(resources, 'mark-template.svg')),
  );
}

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function zip(text: string): Buffer {
  return gzipSync(text, { level: 9 });
}

/** Fills a file's placeholders, for example `@version@`. */
function fill(text: string, epoch: number): string {
  const values: Readonly<Record<string, string>> = {
    ...about,
    date: new Date(epoch * 1000).toISOString().slice(0, 10),
  };
  return text.replace(/@(\w+)@/g, (whole, name: string) => values[name] ?? whole);
}

/** Gives everything in a folder the modes of a package and one time. */
export function settle(folder: string, epoch: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) settle(path, epoch);
    else if (entry.isFile()) chmodSync(path, PROGRAMS.has(entry.name) && isProgram(path) ? 0o755 : 0o644);
    lutimesSync(path, epoch, epoch);
  }
  chmodSync(folder, 0o755);
  lutimesSync(folder, epoch, epoch);
}

/** A completion has the program's name, too. */
function isProgram(path: string): boolean {
  return path.includes(`/lib/${about.name}/`);
}
