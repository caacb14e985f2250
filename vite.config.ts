import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The demo server's pages. Koa serves the result; see demo-server/routes/pages.ts. */
export default defineConfig({
  root: resolve('demo-server/web'),
  // The server puts the path of its base URL before the files of index.html. Scripts and styles find theirs beside them.
  base: './',
  plugins: [react()],
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
