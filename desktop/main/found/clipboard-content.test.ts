import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipboardContent, copiedFiles } from './clipboard-content.ts';

let folder: string;
let files: [string, string];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-copied-'));
  files = [join(folder, 'code one.png'), join(folder, 'bild-ü.png')];
  for (const file of files) await writeFile(file, 'a picture');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The clipboard of runtimes before Electron 44. */
function earlier(contents: Record<string, string | Buffer> = {}) {
  return { readBuffer: (format: string) => Buffer.from(contents[format] ?? '') };
}

/** The clipboard since Electron 44. */
function current(contents: Record<string, string>) {
  const getType = async (type: string) => new Blob([contents[type] ?? '']);
  return { read: async () => [{ types: Object.keys(contents), getType }] };
}

const addresses = () => files.map((file) => pathToFileURL(file).href);

describe('files that a file manager copied are found', () => {
  it('in a format of their own, without a text', async () => {
    const list = `${addresses().join('\r\n')}\r\n`;
    expect(await copiedFiles(earlier({ 'text/uri-list': list }), '', 'linux')).toEqual(files);
    const gnome = { 'x-special/gnome-copied-files': `cut\n${addresses().join('\n')}` };
    expect(await copiedFiles(earlier(gnome), '', 'linux')).toEqual(files);
    expect(await copiedFiles(current({ 'text/uri-list': list }), '', 'linux')).toEqual(files);
    const own = { 'electron application/osclipboard;format="text/uri-list"': list };
    expect(await copiedFiles(current(own), '', 'linux')).toEqual(files);
  });

  it('on Windows, whose text ends with a zero', async () => {
    const name = { FileNameW: Buffer.from('C:\\Users\\ann\\code one.png\0', 'utf16le') };
    expect(await copiedFiles(earlier(name), '', 'win32')).toEqual(['C:\\Users\\ann\\code one.png']);
  });

  it.each([
    ['addresses', () => addresses().join('\n')],
    ['addresses after a header', () => `x-special/nautilus-clipboard\ncopy\n${addresses().join('\n')}\n`],
    ['addresses of this computer', () => addresses().join('\n').replaceAll('file://', 'file://localhost')],
    ['paths', () => files.join('\r\n')],
    ['paths in quotes', () => files.map((file) => `'${file}'`).join('\n')],
  ])('in a text with %s', async (_name, text) => {
    expect(await copiedFiles(earlier(), text(), 'linux')).toEqual(files);
  });
});

it('an address that names no file of this computer is passed on, so that it is named', async () => {
  expect(await copiedFiles(earlier(), 'file:///tmp/%zz.png', 'linux')).toEqual(['file:///tmp/%zz.png']);
});

it.each([
  ['a path of nothing', () => join(folder, 'missing.png')],
  ['a path and a word', () => `${files[0]}\nlook at this`],
  ['a folder', () => folder],
  ['a web address', () => 'https://example.com/code.png'],
  ['an address of another computer', () => 'file://server/share/code.png'],
  ['a key URI', () => 'otpauth://totp/Example:ann?secret=JBSWY3DPEHPK3PXP'],
  ['nothing', () => ''],
])('%s is no list of files', async (_name, text) => {
  expect(await copiedFiles(earlier(), text(), 'linux')).toEqual([]);
});

it('a network path is not looked at on Windows, because that would sign in to its computer', async () => {
  expect(await copiedFiles(earlier(), '\\\\server\\share\\code.png', 'win32')).toEqual([]);
});

it('a format that is not there has no content', async () => {
  expect(await clipboardContent(earlier(), 'text/html')).toBeUndefined();
  expect(await clipboardContent(current({ 'text/plain': 'x' }), 'text/html')).toBeUndefined();
  expect(String(await clipboardContent(current({ 'text/html': '<b>' }), 'text/html'))).toBe('<b>');
});
