/**
 * A clipboard that asks the system's clipboard history not to keep its texts. Windows and macOS have formats for this,
 * KDE's Klipper and similar programs have a hint.
 */
import type { SystemState } from '../../ipc/system.ts';
import type { TextClipboard } from './clipboard.ts';
import { type ClipboardOfRuntime, systemSelection } from './system-selection.ts';

/** Returns the name that Electron 44 and later use for a clipboard format of the operating system. */
const own = (format: string) => `electron application/osclipboard;format="${format}"`;

/** The formats that are written with the text, by platform. Each system's convention defines the values. */
const HINTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  linux: { [own('x-kde-passwordManagerHint')]: 'secret' },
  darwin: { [own('org.nspasteboard.ConcealedType')]: '', [own('org.nspasteboard.TransientType')]: '' },
  win32: {
    [own('ExcludeClipboardContentFromMonitorProcessing')]: '\0\0\0\0',
    [own('CanIncludeInClipboardHistory')]: '\0\0\0\0',
    [own('CanUploadToCloudClipboard')]: '\0\0\0\0',
  },
};

/** Electron's clipboard. It has `write` with items since Electron 44. */
export interface SystemClipboard extends ClipboardOfRuntime {
  writeText(text: string): void | Promise<void>;
  write?(items: never[]): void | Promise<void>;
}
/** Electron's class with this name; absent before Electron 44. */
export type ClipboardItemClass = new (formats: Record<string, string>) => object;

/** Returns the clipboard for codes, and whether clipboard histories can be asked not to keep them. */
export function privateClipboard(
  clipboard: SystemClipboard,
  Item: ClipboardItemClass | undefined,
  platform: string,
): { clipboard: TextClipboard; promise: SystemState['clipboard'] } {
  const hints = HINTS[platform];
  const plain: TextClipboard = {
    writeText: (text) => clipboard.writeText(text),
    readText: () => clipboard.readText(),
    clear: () => clipboard.clear(),
    selection: systemSelection(clipboard, platform),
  };
  if (!Item || !hints || !clipboard.write) return { clipboard: plain, promise: 'no-way' };
  return {
    promise: platform === 'linux' ? 'asked' : 'kept-out',
    clipboard: {
      ...plain,
      async writeText(text) {
        try {
          await clipboard.write?.([new Item({ 'text/plain': text, ...hints })] as never[]);
        } catch {
          // A code in the history is better than no code on the clipboard.
          await clipboard.writeText(text);
        }
      },
    },
  };
}
