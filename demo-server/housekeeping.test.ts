import { expect, test } from 'vitest';
import { MINUTE } from '../shared/durations.ts';
import { removeUnconfirmedKeys } from './housekeeping.ts';
import { ANN, authenticator, startTestSite } from './testing/test-site.ts';

test('an unconfirmed key is deleted after it has expired, a confirmed one stays', async () => {
  const { newBrowser, clock, store, database } = await startTestSite();
  const kinds = async () =>
    (await database.query('select kind from verifications order by kind')).map(({ kind }) => kind);

  const [ann, eve] = [newBrowser(), newBrowser()];
  await ann.send('signUpEmail', ANN);
  const { totpURI } = await ann.send('beginEnrolment', { password: ANN.password });
  await ann.send('verifyTotp', { code: authenticator(totpURI)(clock.now) });
  await eve.send('signUpEmail', { ...ANN, email: 'eve@example.com' });
  await eve.send('beginEnrolment', { password: ANN.password });
  expect(await kinds()).toEqual(['2fa', 'verify']);

  clock.now += 11 * MINUTE;
  await removeUnconfirmedKeys(store, clock.now);
  expect(await kinds()).toEqual(['2fa']);
  expect(await eve.refusal('verifyTotp', { code: '123456' })).toMatchObject({
    status: 404,
    code: 'ENROLMENT_NOT_FOUND',
  });
});
