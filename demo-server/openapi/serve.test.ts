import Koa from 'koa';
import { expect, test } from 'vitest';
import { setSecurityHeaders } from '../middleware/security-headers.ts';
import type { RequestState } from '../middleware/state.ts';
import { openApiDocument } from './document.ts';
import { serveApiDescription } from './serve.ts';

const BASE_URL = 'https://id.example.com';

test('the description is made once, and each page has the nonce of its own response', async () => {
  let made = 0;
  const app = new Koa<RequestState>();
  app.use(setSecurityHeaders(() => BASE_URL));
  app.use(
    serveApiDescription(
      () => BASE_URL,
      false,
      (...of) => {
        made += 1;
        return openApiDocument(...of);
      },
    ),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);

  const pages = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const response = await get('/api/docs');
      const [, nonce = ''] =
        /'nonce-([^']+)'/.exec(response.headers.get('Content-Security-Policy') ?? '') ?? [];
      const page = await response.text();
      expect(page).toContain(`<style nonce="${nonce}">`);
      return page.replace(nonce, '');
    }),
  );
  expect(new Set(pages).size).toBe(1);
  for (let times = 0; times < 3; times += 1) {
    const response = await get('/api/openapi.json');
    expect(response.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: BASE_URL }] });
  }
  expect(made).toBe(1);
  await new Promise((resolve) => server.close(resolve));
});
