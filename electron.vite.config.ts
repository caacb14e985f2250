import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { licences } from './scripts/licences/plugin.ts';

const FIRST_SCRIPT = 'start';

/**
 * Has the browser compile each function of the first script at once. Otherwise its code cache, which is written right
 * after the script has run, would lack what the first picture calls: a thousand functions, compiled again at each start.
 */
const compileFirstScriptWhole: Plugin = {
  name: 'compile-first-script-whole',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.name === FIRST_SCRIPT) {
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      }
    },
  },
};

/**
 * The desktop app's three bundles. They include all dependencies: reading one file at the start is faster than reading
 * many, and the packaged app needs no node_modules.
 */
export default defineConfig({
  main: {
    plugins: [licences()],
    build: {
      outDir: 'out/main',
      // Minified: a third of the text to read before the vault opens.
      minify: true,
      externalizeDeps: false,
      rollupOptions: { input: { index: resolve('desktop/main/index.ts') } },
    },
  },
  preload: {
    plugins: [licences()],
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
    plugins: [react(), licences(), compileFirstScriptWhole],
    build: {
      outDir: resolve('out/renderer'),
      // Less to read and parse before the first code appears.
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
              // One script and one style sheet for the main page's first paint. Otherwise forty small shared files
              // would each need a request to the main process, while it opens the vault.
              { name: FIRST_SCRIPT, test: /desktop[\\/]renderer[\\/](app|bridge[\\/]render)\.tsx$/ },
            ],
          },
        },
        // shared/ui/index.ts exports every component. Unused ones stay out of the bundle.
        treeshake: {
          moduleSideEffects: (id) => !/\/shared\/ui\/(?!index\.ts)[^/]+\.tsx?$/.test(id),
        },
      },
    },
  },
});
