import { expect, test } from 'vitest';
import { KeyRing } from '../keys/key-ring.ts';
import { findSession } from '../sessions/sessions.ts';
import { approveSupportRequest, refuseSupportRequest } from '../support/decide.ts';
import { newStaff } from '../testing/staff.ts';
import { startTestSite } from '../testing/test-site.ts';
import { changePolicy } from './change-policy.ts';
import { changeRole } from './roles.ts';

test('a role removed during a request no longer counts in its transaction', async () => {
  const { store, clock, ...site } = await startTestSite();
  const ada = await newStaff({ store, clock, ...site }, 'Ada', 'admin');
  const eve = await newStaff({ store, clock, ...site }, 'Eve', 'admin');
  const session = await findSession({ store }, eve.browser.token ?? '', clock.now);
  if (session?.kind !== 'full') throw new Error('Eve is not signed in.');
  const parts = { store, keys: new KeyRing(new Map([['k1', new Uint8Array(32)]])) };
  const occasion = { now: clock.now, address: '127.0.0.1', userAgent: null };
  await store.users.changeRole(eve.id, 'member', clock.now);

  const refused = expect.objectContaining({ code: 'ROLE_REQUIRED' });
  const role = { userId: ada.id, role: 'member' } as const;
  await expect(changeRole(parts, session, role, occasion)).rejects.toEqual(refused);
  const policy = { version: 0, requirement: 'everyone', leastRole: null, graceDays: 0 } as const;
  await expect(changePolicy(parts, session, policy, occasion)).rejects.toEqual(refused);
  const decided = { id: 'any', state: 'open', reason: 'The answers fit.' } as const;
  await expect(approveSupportRequest(parts, session, decided, occasion)).rejects.toEqual(refused);
  await expect(refuseSupportRequest(parts, session, decided, occasion)).rejects.toEqual(refused);
});
