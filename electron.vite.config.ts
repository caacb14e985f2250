import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * The desktop app's three bundles. Everything is bundled, dependencies included: one file to read at start
 * is faster than a tree of them, and the packaged app needs no node_modules.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // A third of the text to read before the vault is opened.
      minify: true,
      externalizeDeps: false,
      rollupOptions: { input: { index: resolve('desktop/main/index.ts') } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('desktop/preload/index.ts') },
        // A sandboxed preload script must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('desktop/renderer'),
    plugins: [react()],
    build: {
      outDir: resolve('out/renderer'),
      // Less to read and parse before the first code is seen.
      minify: true,
      rollupOptions: {
        input: {
          index: resolve('desktop/renderer/index.html'),
          palette: resolve('desktop/renderer/palette.html'),
          region: resolve('desktop/renderer/region.html'),
          'shared-screen': resolve('desktop/renderer/shared-screen.html'),
        },
        output: {
          codeSplitting: {
            groups: [
              // What the main page needs for its first picture, as one script and one style sheet: forty small files
              // that the pages share would each be a round trip through the main process while it opens the vault.
              { name: 'start', test: /desktop[\\/]renderer[\\/](app|bridge[\\/]render)\.tsx$/ },
            ],
          },
        },
        // shared/ui/index.ts names every piece; what no page uses stays out of it.
        treeshake: {
          moduleSideEffects: (id) => !/\/shared\/ui\/(?!index\.ts)[^/]+\.tsx?$/.test(id),
        },
      },
    },
  },
});
