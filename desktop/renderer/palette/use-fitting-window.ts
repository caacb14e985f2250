import { useEffect } from 'react';
import { ask } from '../bridge/bridge.ts';

/** Keeps the window as high as what it shows. */
export function useFittingWindow(): void {
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      // An empty page has not been drawn yet.
      if (height >= 60) void ask('palette:fit', { height: Math.min(height, 600) });
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
}
