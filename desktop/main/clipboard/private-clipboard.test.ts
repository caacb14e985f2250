import { expect, test } from 'vitest';
import { privateClipboard } from './private-clipboard.ts';

class Item {
  readonly formats: Record<string, string>;
  constructor(formats: Record<string, string>) {
    this.formats = formats;
  }
}

function systemClipboard(refuses = false) {
  const written: unknown[] = [];
  return {
    written,
    writeText: (text: string) => void written.push(text),
    readText: () => '',
    clear: () => undefined,
    write: async ([item]: never[]) => {
      if (refuses) throw new Error('Format refused');
      written.push((item as unknown as Item).formats);
    },
  };
}

test.each([
  ['linux', 'asked', ['x-kde-passwordManagerHint']],
  ['darwin', 'kept-out', ['org.nspasteboard.ConcealedType', 'org.nspasteboard.TransientType']],
  [
    'win32',
    'kept-out',
    [
      'ExcludeClipboardContentFromMonitorProcessing',
      'CanIncludeInClipboardHistory',
      'CanUploadToCloudClipboard',
    ],
  ],
])('on %s a code is marked to stay out of clipboard histories', async (platform, promise, formats) => {
  const system = systemClipboard();
  const made = privateClipboard(system, Item, platform);
  await made.clipboard.writeText('123456');
  expect(made.promise).toBe(promise);
  const [written] = system.written as Record<string, string>[];
  expect(written?.['text/plain']).toBe('123456');
  const named = Object.keys(written ?? {}).map((format) => /format="(.*)"/.exec(format)?.[1]);
  expect(named.filter(Boolean)).toEqual(formats);
});

test('a runtime without custom formats copies plain text, and reports that it cannot mark it', async () => {
  const system = systemClipboard();
  const made = privateClipboard(system, undefined, 'win32');
  await made.clipboard.writeText('123456');
  expect([made.promise, system.written]).toEqual(['no-way', ['123456']]);
});

test('the code is copied even if the system refuses the formats', async () => {
  const system = systemClipboard(true);
  await privateClipboard(system, Item, 'linux').clipboard.writeText('123456');
  expect(system.written).toEqual(['123456']);
});

test.each([
  ['current', { selection: { readText: () => 'marked', clear: () => undefined } }],
  ['earlier', { readText: (type?: string) => (type === 'selection' ? 'marked' : 'copied') }],
])(
  'the selection of Linux is read through the calls of %s runtimes, and no other system has one',
  async (_name, calls) => {
    const of = (platform: string) =>
      privateClipboard({ ...systemClipboard(), ...calls }, undefined, platform).clipboard.selection;
    expect(await of('linux')?.readText()).toBe('marked');
    expect([of('win32'), of('darwin')]).toEqual([undefined, undefined]);
  },
);
