import { useEffect } from 'react';

/** Passes on files that the user drops on the window. The browser would open them. */
export function useDroppedFiles(take: (files: readonly File[]) => void): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    for (const over of ['dragenter', 'dragover']) {
      window.addEventListener(over, (event) => event.preventDefault(), { signal });
    }
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) take(files);
      },
      { signal },
    );
    return () => listening.abort();
  }, [take]);
}
