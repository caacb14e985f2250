import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { DAY } from '../../shared/durations.ts';
import { loadKeyFile } from '../keys/key-file.ts';
import type { Store } from '../store/store.ts';
import { lettersTo } from '../testing/letters.ts';
import { auditOf } from '../testing/records.ts';
import { type RecoverySite, siteForRecovery } from '../testing/recovery.ts';
import { ANN } from '../testing/test-site.ts';
import { type DeskParts, workAtRecoveryDesk } from './desk.ts';
import { DEFAULT_RECOVERY } from './settings.ts';

/** Returns the parts of another server's desk on the same database, and its log. */
function anotherDesk({ store, data, clock }: RecoverySite): DeskParts & { log: () => string } {
  let logged = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  return {
    store,
    keys: loadKeyFile(join(data, 'keys.txt')),
    recovery: DEFAULT_RECOVERY,
    clock: () => clock.now,
    logger: pino({ level: 'error' }, sink),
    log: () => logged,
  };
}

const seen = { address: '192.0.2.1', userAgent: null };

test('of several servers, one answers each request', async () => {
  const site = await siteForRecovery();
  await site.store.recoveries.ask({ email: ANN.email, at: site.clock.now, ...seen });
  // The running server does the same in the background.
  await Promise.all(Array.from({ length: 10 }, () => workAtRecoveryDesk(anotherDesk(site))));
  expect(await site.store.recoveries.asks(10)).toEqual([]);
  expect(await lettersTo(site, ANN.email, 'recovery-link')).toHaveLength(2);
  const asked = (await auditOf(site.store)).filter(({ kind }) => kind === 'recovery-requested');
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ address: seen.address, at: site.clock.now });
});

test('a request that fails does not delay others, is kept, and is logged without its address', async () => {
  const site = await siteForRecovery();
  await site.server.close();
  const desk = anotherDesk(site);
  const broken = (store: Store): Store => ({
    ...store,
    transaction: (work) => store.transaction((write) => work(broken(write))),
    users: {
      ...store.users,
      byEmail: async (email) => {
        if (email === 'first@example.com') throw new Error('The disk is full.');
        return store.users.byEmail(email);
      },
    },
  });
  await site.store.recoveries.ask({ email: 'first@example.com', at: site.clock.now, ...seen });
  await site.store.recoveries.ask({ email: ANN.email, at: site.clock.now + 1, ...seen });
  await workAtRecoveryDesk({ ...desk, store: broken(site.store) });
  expect(await lettersTo(site, ANN.email, 'recovery-link')).toHaveLength(2);
  expect((await site.store.recoveries.asks(10)).map(({ email }) => email)).toEqual(['first@example.com']);
  expect(desk.log()).toContain('The disk is full.');
  expect(desk.log()).not.toContain('first@example.com');

  await workAtRecoveryDesk(desk);
  expect(await site.store.recoveries.asks(10)).toEqual([]);
});

test('ended links are deleted after a week, and waiting resets are kept', async () => {
  const site = await siteForRecovery({ waitMs: 30 * DAY });
  const { store, clock } = site;
  await (await site.pending()).send('requestOwnRecovery');
  const count = async () => (await site.database.query('select id from recoveries')).length;
  await store.recoveries.removeEnded(clock.now);
  expect(await count()).toBe(1);
  const [{ id } = { id: '' }] = await site.database.query('select id from recoveries');
  await store.recoveries.use(String(id), { now: clock.now, dueAt: clock.now + 1, ...seen });
  await store.recoveries.removeEnded(clock.now + 365 * DAY);
  expect(await count()).toBe(1);
  await store.recoveries.cancel(String(id), clock.now + 10);
  await store.recoveries.removeEnded(clock.now + 365 * DAY);
  expect(await count()).toBe(0);
  expect(await site.database.query('select * from recovery_tokens')).toEqual([]);
});
