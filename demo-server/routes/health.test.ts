import { createServer } from 'node:http';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../app.ts';
import { DEFAULT_METHODS } from '../factors/default-methods.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { PasswordPool } from '../passwords/password-pool.ts';
import { DEFAULT_RECOVERY } from '../recovery/settings.ts';
import { Browser, readRefusal } from '../testing/browser.ts';
import { idleMail } from '../testing/idle-mail.ts';
import { databaseFor } from '../testing/test-database.ts';
import { temporaryFolder } from '../testing/test-site.ts';
import { DEFAULT_LIMITS } from '../throttle/limits.ts';

test('alive as long as it answers; ready only while its database does', async () => {
  const store = await (await databaseFor(temporaryFolder())).open();
  let isStopping = false;
  const keys = new KeyRing(new Map([['k1', new Uint8Array(32)]]));
  const app = createApp({
    store,
    keys,
    mail: idleMail(store, keys),
    catchUp: async () => undefined,
    passwords: new PasswordPool(4),
    clock: Date.now,
    logger: pino({ level: 'silent' }),
    issuer: 'Countersign',
    pages: '',
    baseUrl: () => 'http://127.0.0.1',
    isStopping: () => isStopping,
    limits: DEFAULT_LIMITS,
    methods: DEFAULT_METHODS.development,
    recovery: DEFAULT_RECOVERY,
    trustedProxies: 0,
  });
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
