/** Pictures of an account, from sign-up to every method of its second factor. */
import type { Page } from '@playwright/test';
import { en } from '../../../demo-server/web/texts/en/index.ts';
import { post, toSecondStep, wrongCode } from '../../../e2e/fixtures/api-hands.ts';
import { independentCode } from '../../../e2e/fixtures/independent-code.ts';
import { mailedLink } from '../../../e2e/fixtures/mailed-links.ts';
import {
  backupCodesOnPage,
  codeField,
  keyOnPage,
  type Person,
  signUp,
} from '../../../e2e/fixtures/site-hands.ts';
import { addVirtualAuthenticator } from '../../../e2e/fixtures/virtual-authenticator.ts';
import { NUMBER } from './camera.ts';
import { heading, newestCode, press, type Scene } from './scene.ts';

/** A user with every method, at the second step. */
export interface Member {
  page: Page;
  person: Person;
}

export async function takeMemberPictures(scene: Scene): Promise<Member> {
  const { address, take } = scene;
  const page = await scene.someone();
  const person = { name: 'Ann Example', email: 'ann@example.test', password: 'correct horse battery' };
  await signUp(page, address, person);
  await take(page, 'account-new');
  const proof = await mailedLink(page, scene.mailed, person.email, '/verify-email');
  await page.goto(`${address}/outbox`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await take(page, 'outbox');
  await page.goto(proof.replace(scene.mailed, address));
  await heading(page, en.addresses.verifyTitle);
  await take(page, 'verify-address');
  // In this browser's session: otherwise the first proof of the address signs out.
  await post(page, address, 'verify-email', { token: new URL(proof).hash.replace('#token=', '') });
  await page.goto(`${address}/account/methods`);
  await heading(page, en.methods.title);
  await take(page, 'methods-none');
  const { key, backupCodes } = await enrolInPictures(scene, page, person);
  await addOtherMethods(scene, page, person);
  await takeAccountPictures(scene, page, person, backupCodes);
  await takeSecondStepPictures(scene, page, person, key, backupCodes);
  return { page, person };
}

async function enrolInPictures(
  { address, take }: Scene,
  page: Page,
  person: Person,
): Promise<{ key: string; backupCodes: string[] }> {
  await page.goto(`${address}/account/two-factor`);
  await heading(page, en.enrolment.passwordTitle);
  await take(page, 'enrol-password');
  await fillPassword(page, person);
  await press(page, en.frame.continue);
  const key = await keyOnPage(page);
  await take(page, 'enrol-connect');
  await codeField(page).fill(independentCode(key, Date.now()));
  await press(page, en.secondStep.confirm);
  await heading(page, en.backupCodes.title);
  const backupCodes = await backupCodesOnPage(page);
  await take(page, 'backup-codes');
  await page.getByRole('checkbox', { name: en.backupCodes.haveSaved }).check();
  await press(page, en.backupCodes.finish);
  await heading(page, en.enrolment.doneTitle);
  await take(page, 'enrol-done');
  return { key, backupCodes };
}

async function addOtherMethods(scene: Scene, page: Page, person: Person): Promise<void> {
  const { address, take } = scene;
  await page.goto(`${address}/account/methods/sms`);
  await page.getByLabel(en.methods.number, { exact: true }).fill(NUMBER);
  await fillPassword(page, person);
  await take(page, 'method-sms');
  await press(page, en.sentCodes.send);
  await heading(page, en.methods.enterTitle);
  await take(page, 'method-code');
  await codeField(page).fill(await newestCode(scene, page, /^\+/));
  await heading(page, en.methods.confirmedTitle.sms);

  await page.goto(`${address}/account/methods/email`);
  await fillPassword(page, person);
  await press(page, en.sentCodes.send);
  await heading(page, en.methods.enterTitle);
  await codeField(page).fill(await newestCode(scene, page, /@/));
  await heading(page, en.methods.confirmedTitle.email);

  await addVirtualAuthenticator(page);
  await page.goto(`${address}/account/methods/passkey`);
  await page.getByLabel(en.passkeys.name).fill('Laptop');
  await fillPassword(page, person);
  await take(page, 'method-passkey');
  await press(page, en.passkeys.create);
  await heading(page, en.passkeys.added);
}

async function takeAccountPictures(
  { address, browser, take }: Scene,
  page: Page,
  person: Person,
  backupCodes: string[],
): Promise<void> {
  await page.goto(`${address}/account/methods`);
  await page.getByRole('heading', { name: 'Laptop' }).waitFor();
  await take(page, 'methods');
  await page.goto(`${address}/account`);
  await heading(page, en.overview.title);
  await take(page, 'account');

  await page.goto(`${address}/account/addresses`);
  await page.getByLabel(en.accounts.email).fill('ann@second.example');
  await fillPassword(page, person);
  await press(page, en.addresses.add);
  await page
    .getByRole('button', { name: /ann@second\.example/ })
    .first()
    .waitFor();
  await take(page, 'addresses');

  await page.goto(`${address}/account/recovery/questions`);
  await page.getByLabel('Question 3').selectOption('own');
  await page.getByLabel(en.recovery.ownQuestion).fill('What was the boat called?');
  for (const number of [1, 2, 3]) await page.getByLabel(`Answer ${number}`).fill(`Answer ${number}`);
  await fillPassword(page, person);
  await take(page, 'questions');
  await press(page, en.recovery.questionsNew);
  await page.getByText(en.recovery.questionsSetDone).waitFor();
  await take(page, 'ways-back');

  const elsewhere = await browser.newContext({
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  const there = await elsewhere.newPage();
  await post(there, address, 'sign-in/email', person);
  await post(there, address, 'two-factor/verify-backup-code', {
    code: backupCodes.shift(),
    trustDevice: true,
  });
  await elsewhere.close();
  await page.goto(`${address}/account/sessions`);
  await heading(page, en.sessions.title);
  await take(page, 'sessions');
  await page.goto(`${address}/account/activity`);
  await heading(page, en.activity.title);
  await take(page, 'activity');
}

async function takeSecondStepPictures(
  { address, take }: Scene,
  page: Page,
  person: Person,
  key: string,
  backupCodes: string[],
): Promise<void> {
  await toSecondStep(page, address, person);
  await page.goto(`${address}/account`);
  await page.getByRole('link', { name: en.recovery.cantUse }).waitFor();
  await take(page, 'second-step');
  await press(page, en.secondStep.useAuthenticator);
  await codeField(page).fill(wrongCode(key));
  await page.getByRole('alert').waitFor();
  await take(page, 'second-step-wrong');
  await post(page, address, 'two-factor/verify-backup-code', {
    code: backupCodes.shift(),
    trustDevice: true,
  });

  // On a trusted device a session begins without the second factor.
  await toSecondStep(page, address, person);
  await page.goto(`${address}/account/dangerous-action`);
  await press(page, en.stepUp.dangerButton);
  await page.getByRole('dialog', { name: en.stepUp.title }).waitFor();
  await take(page, 'step-up');

  // As on another device.
  await page.context().clearCookies();
  await post(page, address, 'sign-in/email', person);
}

async function fillPassword(page: Page, { password }: Person): Promise<void> {
  await page.getByLabel(en.accounts.password, { exact: true }).fill(password);
}
