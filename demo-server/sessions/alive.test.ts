import { expect, test } from 'vitest';
import { type Domain, newOwner, type Owner, startDomain } from '../testing/domain.ts';
import { assertAlive, sessionNow } from './alive.ts';
import { endAllTrust } from './credential-change.ts';
import { FULL_SESSION_MS } from './sessions.ts';

type Change = (domain: Domain, owner: Owner) => Promise<unknown>;

test.each<[what: string, isAlive: boolean, change: Change]>([
  ['nothing', true, async () => undefined],
  ['its lifetime less one millisecond', true, async ({ clock }) => (clock.now += FULL_SESSION_MS - 1)],
  ['its lifetime', false, async ({ clock }) => (clock.now += FULL_SESSION_MS)],
  ['a sign-out', false, async ({ store }, owner) => store.sessions.remove((await owner.session()).id)],
  [
    'a new token through a step-up',
    false,
    async ({ store, clock }, owner) => {
      const { id, tokenHash } = await owner.session();
      await store.sessions.prove(id, tokenHash, { tokenHash: 'another', now: clock.now });
    },
  ],
  ['a changed credential', false, ({ store }, { userId }) => endAllTrust(store, userId)],
  ['a new epoch alone', false, ({ store }, { userId }) => store.users.nextEpoch(userId)],
])('after %s, the session is valid: %s', async (_what, isAlive, change) => {
  const domain = await startDomain();
  const owner = await newOwner(domain);
  const session = await owner.session();
  await change(domain, owner);
  const { store, occasion } = domain;
  expect((await sessionNow(store, session, occasion()))?.id).toBe(isAlive ? session.id : undefined);
  const asserted = assertAlive(store, session, occasion());
  if (isAlive) expect((await asserted).id).toBe(session.id);
  else await expect(asserted).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});
