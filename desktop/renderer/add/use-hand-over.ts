import { useEffect, useState } from 'react';

export interface HandOver {
  readPictures: (files: readonly File[]) => void;
  /** Reads a text that was dropped, or the addresses of files that a program gave as a text. */
  readText: (text: string) => void;
  readClipboard: () => void;
}

/**
 * Reads files dropped on the window, and the clipboard when the user pastes. Text boxes keep their own paste.
 *
 * @param enabled off while a dialog is open that does not take them
 * @returns whether files are held over the window
 */
export function useHandOver(
  { readPictures, readText, readClipboard }: HandOver,
  { drop, paste }: { drop: boolean; paste: boolean },
): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // A row that is moved, or text of the page itself, brings nothing from outside.
    let own = false;
    const onStart = () => {
      own = true;
    };
    const onEnd = () => {
      own = false;
    };
    const onOver = (event: DragEvent) => {
      if (own || !holdsSomething(event)) return;
      // Otherwise the browser would open the file.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = drop ? 'copy' : 'none';
      setHeld(drop);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHeld(false);
    };
    const onDrop = (event: DragEvent) => {
      if (own || !holdsSomething(event)) return;
      event.preventDefault();
      setHeld(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!drop) return;
      if (files.length > 0) readPictures(files);
      else readText(textOf(event));
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!paste || isTextInput(event.target)) return;
      event.preventDefault();
      readClipboard();
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragstart', onStart, { signal });
    window.addEventListener('dragend', onEnd, { signal });
    // Each time the pointer enters another element, or a program that lets go at once hears that nothing is taken.
    window.addEventListener('dragenter', onOver, { signal });
    window.addEventListener('dragover', onOver, { signal });
    window.addEventListener('dragleave', onLeave, { signal });
    window.addEventListener('drop', onDrop, { signal });
    window.addEventListener('paste', onPaste, { signal });
    return () => listening.abort();
  }, [readPictures, readText, readClipboard, drop, paste]);
  return held;
}

/** GTK programs let go before they have said that they bring files, and give the addresses as a text. */
function holdsSomething(event: DragEvent): boolean {
  if (isTextInput(event.target)) return false;
  return event.dataTransfer?.types.some((type) => TYPES.includes(type)) ?? false;
}

const TYPES: readonly string[] = ['Files', 'text/uri-list', 'text/plain', 'text/html'];

function textOf({ dataTransfer }: DragEvent): string {
  // A list of addresses goes first: the plain text may be the title of a link.
  const given = ['text/uri-list', 'text/plain', 'text/html'].map((type) => dataTransfer?.getData(type) ?? '');
  return given.find((text) => /otpauth|steam:|^file:/i.test(text)) ?? given.find((text) => text !== '') ?? '';
}

function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
