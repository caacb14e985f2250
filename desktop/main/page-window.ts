/** What every window of the app has in common. */
import { join } from 'node:path';
import { nativeTheme } from 'electron';

export const PRELOAD = join(import.meta.dirname, '../preload/index.cjs');

/** The ground of shared/ui/tokens.css, so that a window does not flash before its first paint. */
const GROUND = { light: '#f4f6f9', dark: '#0d1016' } as const;

export function groundColour(): string {
  return nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light;
}
