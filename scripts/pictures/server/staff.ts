/** Pictures of the staff's pages: requests, accounts, the audit log, mail and the policy. */
import type { Page } from '@playwright/test';
import { de } from '../../../demo-server/web/texts/de/index.ts';
import { en } from '../../../demo-server/web/texts/en/index.ts';
import { post, wrongCode } from '../../../e2e/fixtures/api-hands.ts';
import { independentCode } from '../../../e2e/fixtures/independent-code.ts';
import { codeField } from '../../../e2e/fixtures/site-hands.ts';
import { follow, heading, press, type Scene } from './scene.ts';

const PASSWORD = 'correct horse battery';
const PEOPLE = [
  ['Ann', 'member', true],
  ['Bob', 'member', false],
  ['Sam', 'support', true],
  ['Ada', 'admin', true],
] as const;
type Name = (typeof PEOPLE)[number][0];

export async function takeStaffPictures(scene: Scene): Promise<void> {
  const { address, take } = scene;
  const [ann, bob, sam, ada] = await Promise.all([
    scene.someone(),
    scene.someone(),
    scene.someone(),
    scene.someone(),
  ]);
  await scene.demo(ada, 'reset');
  const keys = await seed(scene, ada);
  const signIn = async (page: Page, name: Name, withFactor: boolean) => {
    await post(page, address, 'sign-in/email', {
      email: `${name.toLowerCase()}@example.test`,
      password: PASSWORD,
    });
    if (!withFactor) return;
    await post(page, address, 'two-factor/verify-totp', { code: independentCode(keys[name], Date.now()) });
  };

  await signIn(ann, 'Ann', false);
  await ann.goto(`${address}/support`);
  await heading(ann, en.support.askTitle);
  await ann.getByLabel(en.support.why).fill('My phone fell into the lake.\nThe codes, too.');
  await take(ann, 'support');
  await press(ann, en.support.ask);
  await heading(ann, en.support.askedTitle);

  await signIn(sam, 'Sam', true);
  await signIn(ada, 'Ada', true);
  await ada.goto(`${address}/admin`);
  await heading(ada, en.admin.title);
  await take(ada, 'admin');
  await sam.goto(`${address}/admin/recovery`);
  await follow(sam, 'Request from Ann Example');
  await sam.getByLabel(en.support.reason).fill('Called back at the number on file.');
  await press(sam, en.support.approveFirst);
  await sam.getByText(en.support.approvedOnce).waitFor();
  await ada.goto(`${address}/admin/recovery`);
  await ada.getByRole('link', { name: 'Request from Ann Example' }).waitFor();
  await take(ada, 'admin-requests');
  await follow(ada, 'Request from Ann Example');
  await ada.getByLabel(en.support.reason).waitFor();
  await take(ada, 'admin-request');

  await ada.goto(`${address}/admin/people`);
  await ada.getByRole('button', { name: 'Change role: Bob Example' }).waitFor();
  await take(ada, 'admin-people');
  await press(ada, 'Change role: Bob Example');
  await ada.getByRole('dialog').waitFor();
  await take(ada, 'admin-role');
  await ada.keyboard.press('Escape');
  await ada.goto(`${address}/admin/audit`);
  await ada.getByRole('list', { name: en.activity.events }).waitFor();
  await take(ada, 'admin-audit');
  await ada.goto(`${address}/admin/mail`);
  await ada.getByRole('list', { name: en.mailQueue.messages }).waitFor();
  await take(ada, 'admin-mail');
  await ada.goto(`${address}/admin/policy`);
  await ada.getByLabel(en.policy.demand).selectOption('everyone');
  await ada.getByLabel(en.policy.graceDays).fill('3');
  await press(ada, en.admin.save);
  await ada.getByText(en.policy.saved).waitFor();
  await take(ada, 'admin-policy');

  await signIn(bob, 'Bob', false);
  await bob.goto(`${address}/account`);
  await bob.getByRole('timer').first().waitFor();
  await take(bob, 'policy-banner');
  await takeGermanPictures(scene, signIn);
  await takeLockOut(scene, keys.Ann, signIn);
}

type SignIn = (page: Page, name: Name, withFactor: boolean) => Promise<void>;

/** Pictures in German, and on the narrowest screen. */
async function takeGermanPictures({ address, take, someone }: Scene, signIn: SignIn): Promise<void> {
  const page = await someone('de-DE');
  await signIn(page, 'Bob', false);
  await page.goto(`${address}/account/methods`);
  await heading(page, de.methods.title);
  await take(page, 'german');
  await page.goto(`${address}/account`);
  await heading(page, de.overview.title);
  await take(page, 'german-narrow', 320);
}

/** Pictures of a lock-out after too many wrong codes. */
async function takeLockOut({ address, take, someone }: Scene, key: string, signIn: SignIn): Promise<void> {
  const page = await someone();
  await signIn(page, 'Ann', false);
  await page.goto(`${address}/second-step`);
  const field = codeField(page);
  for (let tries = 0; tries < 5; tries += 1) {
    const answering = page.waitForResponse((response) => response.url().endsWith('/verify-totp'));
    await field.fill(wrongCode(key));
    await answering;
    if (tries < 4) await page.waitForFunction(() => document.querySelector('input')?.value === '');
  }
  await page.getByRole('heading', { name: en.secondStep.ended }).waitFor();
  await take(page, 'second-step-ended');
}

/** Creates the accounts. @returns the key of each one's authenticator; empty without one */
async function seed(scene: Scene, page: Page): Promise<Record<Name, string>> {
  const people = PEOPLE.map(([name, role, twoFactor]) => ({
    name: `${name} Example`,
    email: `${name.toLowerCase()}@example.test`,
    password: PASSWORD,
    role,
    twoFactor,
  }));
  const seeded = (await scene.demo(page, 'seed', { people })) as {
    people: { email: string; totpURI: string | null }[];
  };
  const keyOf = (name: Name) => {
    const found = seeded.people.find(({ email }) => email.startsWith(name.toLowerCase()));
    return found?.totpURI ? (new URL(found.totpURI).searchParams.get('secret') ?? '') : '';
  };
  return { Ann: keyOf('Ann'), Bob: keyOf('Bob'), Sam: keyOf('Sam'), Ada: keyOf('Ada') };
}
