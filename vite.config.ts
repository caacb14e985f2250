import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const TEXT = /\.(?:js|css|svg|json)$/;
/** A smaller file is in one packet anyway. */
const FEWEST_BYTES = 1400;
/** The best is 11, takes twenty times as long, and saves another tenth. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Writes each script and style a second and third time, compressed, for the server to send. A class that opens the lab
 * over a slow network loads a quarter of the bytes. Files only: what a page has in common with its secrets is never
 * compressed with them (BREACH).
 */
const compressedFiles: Plugin = {
  name: 'compressed-files',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      await Promise.all(
        Object.values(bundle).map(async (file) => {
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (!TEXT.test(file.fileName) || source.length < FEWEST_BYTES) return;
          const [br, gz] = await Promise.all([
            promisify(brotliCompress)(source, QUALITY),
            promisify(gzip)(source, { level: 9 }),
          ]);
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: br });
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gz });
        }),
      );
    },
  },
};

/** The demo server's pages. Koa serves the result; see demo-server/routes/pages.ts. */
export default defineConfig({
  root: resolve('demo-server/web'),
  // The server puts the path of its base URL before the files of index.html. Scripts and styles find theirs beside them.
  base: './',
  plugins: [react(), compressedFiles],
  build: {
    outDir: resolve('dist/web'),
    // A figure in another site's page is a page of its own, without the code of accounts.
    rolldownOptions: {
      input: [resolve('demo-server/web/index.html'), resolve('demo-server/web/embed.html')],
    },
    emptyOutDir: true,
    // Fonts stay separate files, because the content security policy allows 'self', not data:.
    assetsInlineLimit: 0,
  },
});
