/** The lab as a folder of files, for any address. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { root } from '../setup/state.mjs';

export function labConfig(out: string): InlineConfig {
  const folder = join(root, 'demo-server', 'web', 'lab-alone');
  return {
    configFile: false,
    root: folder,
    // Addresses of files are relative to the page.
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    // Fonts stay files: the page's policy allows its own folder.
    build: {
      outDir: out,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { input: [join(folder, 'index.html'), join(folder, 'embed.html')] },
    },
  };
}
