import { useEffect, useState } from 'react';

export interface HandOver {
  readPictures: (files: readonly File[]) => void;
  readClipboard: () => void;
}

/**
 * Reads files dropped on the window, and the clipboard when the user pastes. Text boxes keep their own paste.
 *
 * @param enabled off while a dialog is open that does not take them
 * @returns whether files are held over the window
 */
export function useHandOver(
  { readPictures, readClipboard }: HandOver,
  { drop, paste }: { drop: boolean; paste: boolean },
): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      // Otherwise the browser would open the file.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = drop ? 'copy' : 'none';
      setHeld(drop);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHeld(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHeld(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (drop && files.length > 0) readPictures(files);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!paste || isTextInput(event.target)) return;
      event.preventDefault();
      readClipboard();
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    window.addEventListener('paste', onPaste, { signal });
    return () => listening.abort();
  }, [readPictures, readClipboard, drop, paste]);
  return held;
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
