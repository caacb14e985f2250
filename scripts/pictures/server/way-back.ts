/** Pictures of recovery: every way from the second step to a new second factor. */

import { en } from '../../../demo-server/web/texts/en/index.ts';
import { post } from '../../../e2e/fixtures/api-hands.ts';
import { mailedLink } from '../../../e2e/fixtures/mailed-links.ts';
import { DAY } from '../../../shared/durations.ts';
import type { Member } from './member.ts';
import { follow, heading, press, type Scene } from './scene.ts';

const ANSWERS = [
  [en.recovery.questions['first-teacher'], 'Answer 1'],
  [en.recovery.questions['first-job'], 'Answer 2'],
  ['What was the boat called?', 'Answer 3'],
] as const;

/** Takes the pictures. @param member the user, at the second step */
export async function takeWayBackPictures(scene: Scene, { page, person }: Member): Promise<void> {
  const { address, mailed, take } = scene;
  const mailedPage = async (path: string) =>
    (await mailedLink(page, mailed, person.email, path)).replace(mailed, address);
  const redeem = async () => {
    await page.getByLabel(en.accounts.password, { exact: true }).fill(person.password);
    for (const [question, answer] of ANSWERS) await page.getByLabel(question).fill(answer);
    await press(page, en.recovery.resetAction);
    await heading(page, en.recovery.waitingTitle);
  };

  await page.goto(`${address}/second-step`);
  await follow(page, en.recovery.cantUse);
  await heading(page, en.recovery.title);
  await take(page, 'recovery');
  await press(page, en.recovery.mailAction);
  await page.goto(await mailedPage('/recovery/link'));
  // The page has the same heading while it loads.
  await page.getByLabel(en.accounts.password, { exact: true }).waitFor();
  await take(page, 'recovery-link');
  await redeem();
  await take(page, 'recovery-waiting');

  await page.goto(`${address}/recovery`);
  await page.getByText(en.recovery.underWayTitle).waitFor();
  await take(page, 'recovery-under-way');
  await page.goto(await mailedPage('/recovery/cancel'));
  await heading(page, en.recovery.cancelTitle);
  await press(page, en.recovery.cancelAction);
  await heading(page, en.recovery.cancelledTitle);
  await take(page, 'recovery-cancelled');

  await post(page, address, 'recovery/request-own');
  const used = await mailedPage('/recovery/link');
  await page.goto(used);
  await redeem();
  await scene.demo(page, 'clock', { advanceMs: DAY });
  // Reading the outbox makes the server run its due tasks.
  await page.request.get(`${address}/api/outbox`);
  await page.goto(address);
  await page.goto(used);
  await heading(page, en.recovery.doneTitle);
  await take(page, 'recovery-done');
  await follow(page, en.accounts.signIn);
  await page.getByLabel(en.accounts.email).fill(person.email);
  await page.getByLabel(en.accounts.password, { exact: true }).fill(person.password);
  await press(page, en.accounts.signIn);
  await heading(page, en.recovery.awaitsTitle);
  await take(page, 'recovery-awaits-link');
  await page.goto(await mailedPage('/recovery/set-up'));
  await page.getByLabel(en.accounts.password, { exact: true }).waitFor();
  await take(page, 'recovery-set-up');
  await page.getByLabel(en.accounts.password, { exact: true }).fill(person.password);
  await press(page, en.frame.continue);
  await heading(page, en.policy.mustEnrol.title);
  await take(page, 'must-enrol');

  await post(page, address, 'sign-out');
  await post(page, address, 'request-password-reset', { email: person.email });
  await page.goto(await mailedPage('/reset-password'));
  await heading(page, en.passwords.resetTitle);
  await take(page, 'reset-password');
  await page.context().close();
}
