/**
 * A clipboard that tells the system's history to leave its texts alone, where the system has a way to be told:
 * Windows and macOS by formats their histories heed, KDE's Klipper (and others that follow it) by a hint.
 */
import type { SystemState } from '../../ipc/system.ts';
import type { TextClipboard } from './clipboard.ts';

/** A format of the operating system's own, as Electron 44 and later name it on the clipboard. */
const own = (format: string) => `electron application/osclipboard;format="${format}"`;

/** What is written beside the text, by platform. The values are what each system's convention asks for. */
const HINTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  linux: { [own('x-kde-passwordManagerHint')]: 'secret' },
  darwin: { [own('org.nspasteboard.ConcealedType')]: '', [own('org.nspasteboard.TransientType')]: '' },
  win32: {
    [own('ExcludeClipboardContentFromMonitorProcessing')]: '\0\0\0\0',
    [own('CanIncludeInClipboardHistory')]: '\0\0\0\0',
    [own('CanUploadToCloudClipboard')]: '\0\0\0\0',
  },
};

/** Electron's clipboard; `write` with items is there since Electron 44. */
export interface SystemClipboard extends TextClipboard {
  write?(items: never[]): void | Promise<void>;
}
/** Electron's class of that name, absent before Electron 44. */
export type ClipboardItemClass = new (formats: Record<string, string>) => object;

/** @returns the clipboard to copy codes with, and what it can promise about histories */
export function privateClipboard(
  clipboard: SystemClipboard,
  Item: ClipboardItemClass | undefined,
  platform: string,
): { clipboard: TextClipboard; promise: SystemState['clipboard'] } {
  const hints = HINTS[platform];
  if (!Item || !hints || !clipboard.write) return { clipboard, promise: 'no-way' };
  return {
    promise: platform === 'linux' ? 'asked' : 'kept-out',
    clipboard: {
      async writeText(text) {
        try {
          await clipboard.write?.([new Item({ 'text/plain': text, ...hints })] as never[]);
        } catch {
          // A code in the history is better than none on the clipboard.
          await clipboard.writeText(text);
        }
      },
      readText: () => clipboard.readText(),
      clear: () => clipboard.clear(),
    },
  };
}
