import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../app.ts';
import { Browser, readRefusal } from '../testing/browser.ts';
import { idleParts } from '../testing/idle-parts.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { databaseFor } from '../testing/test-database.ts';

test('is alive while it answers, and ready only while its database answers', async () => {
  const store = await (await databaseFor(temporaryFolder())).open();
  let isStopping = false;
  const app = createApp({ ...idleParts(store), isStopping: () => isStopping });
  const server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const listening = server.address();
  const port = listening !== null && typeof listening === 'object' ? listening.port : 0;
  const browser = new Browser(`http://127.0.0.1:${port}`, 'http://127.0.0.1');

  expect(await browser.send('health')).toEqual({ status: 'ok' });
  expect(await browser.send('readiness')).toEqual({ status: 'ready' });
  isStopping = true;
  expect(await readRefusal(await browser.call('readiness'))).toMatchObject({
    status: 503,
    code: 'NOT_READY',
  });
  isStopping = false;
  await store.close();
  expect(await readRefusal(await browser.call('readiness'))).toMatchObject({
    status: 503,
    code: 'NOT_READY',
  });
  expect(await browser.send('health')).toEqual({ status: 'ok' });
});
