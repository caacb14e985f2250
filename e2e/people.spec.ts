import { expect, type Page } from '@playwright/test';
import { DAY, MINUTE } from '../shared/durations.ts';
import { post } from './fixtures/api-hands.ts';
import { independentCode } from './fixtures/independent-code.ts';
import { expectGoodLooks, viewsFor } from './fixtures/look.ts';
import { mailedLink } from './fixtures/mailed-links.ts';
import { test } from './fixtures/page-test.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';

/**
 * A reset of the second factor that two people approve, and the policy on second factors. Three browsers and the real
 * server. Checks the pages with axe in light, dark and at 320 pixels.
 */

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await startSite({ browser, settings: { DEMO_CONTROLS: '1' } });
});
test.afterAll(() => site.stop());

const PASSWORD = 'correct horse battery';

test.describe('in English', () => {
  const { t, views, inBrowser, open, button, fillPassword, look } = readerOf('en', () => site);
  // One view for pages that differ from another one only in their texts.
  const last = views.slice(-1);

  test('two people reset a second factor, and the policy requires a new one', () =>
    inBrowser('ann', (ann) =>
      inBrowser('sam', (sam) =>
        inBrowser('ada', async (ada) => {
          await demo(ann, 'reset');
          const seeded = await seed(ann, [
            ['Ann', 'member', true],
            ['Sam', 'support', true],
            ['Ada', 'admin', true],
            ['Bob', 'member', false],
          ]);

          // Ann has lost her authenticator and requests a reset.
          await signIn(ann, 'ann');
          await open(ann, '/support');
          await look(ann, t('support.askTitle'));
          await ann.getByLabel(t('support.why')).fill('  short ');
          await button(ann, t('support.ask')).click();
          await expect(ann.getByLabel(t('support.why'))).toBeFocused();
          await expect(ann.getByLabel(t('support.why'))).toHaveAttribute('aria-invalid', 'true');
          await ann.getByLabel(t('support.why')).fill('My phone fell into the lake.\nThe codes, too.');
          await button(ann, t('support.ask')).click();
          await look(ann, t('support.askedTitle'), last);

          // Sam, in support, approves first, by keyboard.
          await signIn(sam, 'sam', seeded);
          await open(sam, '/account');
          await sam.getByRole('link', { name: t('admin.nav'), exact: true }).focus();
          await sam.keyboard.press('Enter');
          await look(sam, t('admin.title'), last);
          await sam
            .getByRole('link', { name: t('support.queueTitle') })
            .last()
            .focus();
          await sam.keyboard.press('Enter');
          await look(sam, t('support.queueTitle'), last);
          const title = t('support.requestTitle', { name: 'Ann Example' });
          await sam.getByRole('link', { name: title }).focus();
          await sam.keyboard.press('Enter');
          await look(sam, title);
          await button(sam, t('support.approveFirst')).press('Enter');
          await expect(sam.getByLabel(t('support.reason'))).toBeFocused();
          await sam.keyboard.type('Called back at the number on file.');
          await button(sam, t('support.approveFirst')).press('Enter');
          await expect(sam.getByText(t('support.approvedOnce'))).toBeVisible();
          await expect(sam.getByRole('heading', { level: 1 })).toBeFocused();
          await expect(sam.getByText(t('support.othersApprove'))).toBeVisible();

          // Ada, an admin, approves second. Her second factor is too old by then and is required again.
          await signIn(ada, 'ada', seeded);
          await demo(ada, 'clock', { advanceMs: 6 * MINUTE });
          await open(ada, '/admin/recovery');
          const dialog = ada.getByRole('dialog', { name: t('stepUp.title') });
          await expect(dialog).toBeVisible();
          await ada.keyboard.press('Escape');
          await expect(ada.getByText(t('admin.prove'))).toBeVisible();
          await button(ada, t('admin.proveButton')).click();
          await dialog.getByRole('textbox').fill(codeOf(seeded, 'ada', 6 * MINUTE));
          await ada.getByRole('link', { name: title }).click();
          await expect(ada.getByText('Called back at the number on file.')).toBeVisible();
          await ada.getByLabel(t('support.reason')).fill('I have read what Sam wrote.');
          await button(ada, t('support.approveSecond')).click();
          const question = ada.getByRole('alertdialog');
          await expect(question).toBeVisible();
          await expectGoodLooks(ada, last);
          await question.getByRole('button', { name: t('support.approveSecond') }).click();
          await expect(ada.getByText(t('support.approvedTwice'))).toBeVisible();
          await look(ada, title, last);

          // Ann's password alone is not enough, not even in the browser that asked. The page sends the link again.
          await open(ann, '/sign-in');
          await ann.getByLabel(t('accounts.email')).fill('ann@example.test');
          await fillPassword(ann, PASSWORD);
          await button(ann, t('accounts.signIn')).press('Enter');
          await look(ann, t('recovery.awaitsTitle'));
          await open(ann, '/account');
          await expect(ann.getByText('a•••@example.test')).toBeVisible();
          const before = await mailedLink(ann, site.address, 'ann@example.test', '/recovery/set-up');
          await button(ann, t('recovery.awaitsAgain')).press('Enter');
          await expect(ann.getByText(t('recovery.awaitsSent'))).toBeVisible();
          await ann.goto(before);
          await look(ann, t('recovery.linkOver'), last);

          // With the link, her next sign-in reaches only the enrolment.
          await ann.goto(await mailedLink(ann, site.address, 'ann@example.test', '/recovery/set-up'));
          await look(ann, t('recovery.setUpTitle'));
          expect(ann.url()).not.toContain('token');
          await fillPassword(ann, 'not the password');
          await ann.keyboard.press('Enter');
          await expect(ann.getByRole('alert')).toBeVisible();
          await fillPassword(ann, PASSWORD);
          await ann.keyboard.press('Enter');
          await look(ann, t('policy.mustEnrol.title'), last);
          await open(ann, '/account/sessions');
          await look(ann, t('policy.mustEnrol.title'));
          await button(ann, t('policy.mustEnrol.without')).click();
          await expect(ann.getByRole('alertdialog')).toBeVisible();
          await ann.keyboard.press('Escape');
          await ann.getByRole('link', { name: t('policy.mustEnrol.setUp') }).click();
          await expect(
            ann.getByRole('heading', { level: 1, name: t('enrolment.passwordTitle') }),
          ).toBeVisible();

          await administer(ada);

          // Every page shows the grace period. After it, only the enrolment is open.
          await signIn(sam, 'bob');
          await open(sam, '/account/activity');
          await expect(sam.getByRole('timer')).toBeVisible();
          await look(sam, t('activity.title'), last);
          await demo(sam, 'clock', { advanceMs: 4 * DAY });
          await open(sam, '/account/activity');
          await expect(
            sam.getByRole('heading', { level: 1, name: t('policy.mustEnrol.title') }),
          ).toBeVisible();
          await expect(sam.getByText(t('policy.mustEnrol.demanded'))).toBeVisible();
          await expect(button(sam, t('policy.mustEnrol.without'))).toHaveCount(0);

          await cancelByLink(ann);
        }),
      ),
    ));

  /** Visits accounts, roles, the audit log and the policy. */
  async function administer(ada: Page): Promise<void> {
    const main = ada.getByRole('navigation', { name: t('admin.nav') });
    await main.getByRole('link', { name: t('people.title') }).click();
    await ada.getByLabel(t('people.search')).fill('SAM@');
    await ada.keyboard.press('Enter');
    await expect(ada.getByRole('list', { name: t('people.title') }).getByRole('listitem')).toHaveCount(1);
    await look(ada, t('people.title'), last);
    await button(ada, t('people.changeRoleNamed', { name: 'Sam Example' })).click();
    await ada.getByLabel(t('people.role'), { exact: true }).selectOption('admin');
    await expectGoodLooks(ada, last);
    await button(ada, t('admin.save')).click();
    await expect(ada.getByText(t('people.roleChanged', { name: 'Sam Example' }))).toBeVisible();

    await suspendBob(ada);

    await main.getByRole('link', { name: t('activity.auditTitle') }).click();
    await ada.getByLabel(t('activity.auditKind'), { exact: true }).selectOption('support-approved');
    await button(ada, t('activity.show')).click();
    await expect(ada.getByRole('list', { name: t('activity.events') }).getByRole('listitem')).toHaveCount(1);
    await expect(ada.getByText(t('activity.byName', { name: 'Sam Example' }))).toBeVisible();
    await look(ada, t('activity.auditTitle'), last);

    await main.getByRole('link', { name: t('mailQueue.title') }).click();
    await expect(ada.getByRole('list', { name: t('mailQueue.messages') })).toBeVisible();
    await look(ada, t('mailQueue.title'), last);

    await main.getByRole('link', { name: t('policy.title') }).click();
    await ada.getByLabel(t('policy.demand')).selectOption('sensitive');
    await button(ada, t('admin.save')).click();
    await expect(ada.getByText(t('policy.saved'))).toBeVisible();
    await changeOfPasswordLeadsToEnrolment();

    await ada.getByLabel(t('policy.demand')).selectOption('everyone');
    const days = ada.getByLabel(t('policy.graceDays'));
    await days.fill('1.5');
    await button(ada, t('admin.save')).click();
    await expect(days).toBeFocused();
    await expect(days).toHaveAccessibleDescription(/from 0 to/);
    await days.fill('٣');
    await look(ada, t('policy.title'), last);
    await button(ada, t('admin.save')).click();
    await expect(ada.getByText(t('policy.saved'))).toBeVisible();
  }

  /** Suspends an account by keyboard, lifts the suspension, and signs the account out. Bob sees each from his side. */
  async function suspendBob(ada: Page): Promise<void> {
    const name = 'Bob Example';
    const choose = async (action: string) => {
      await button(ada, t('people.more', { name })).press('Enter');
      await expect(ada.getByRole('menu')).toBeVisible();
      await ada.getByRole('menuitem', { name: action }).press('Enter');
    };
    await ada.getByLabel(t('people.search')).fill('bob@');
    await ada.keyboard.press('Enter');
    await expect(ada.getByRole('list', { name: t('people.title') }).getByRole('listitem')).toHaveCount(1);
    await inBrowser('bob', async (bob) => {
      await signIn(bob, 'bob');
      await open(bob, '/account');
      await choose(t('people.suspend'));
      const dialog = ada.getByRole('dialog', { name: t('people.suspendTitle', { name }) });
      await expect(dialog.getByLabel(t('people.reason'))).toBeFocused();
      await ada.keyboard.type('short');
      await dialog.getByRole('button', { name: t('people.suspend') }).press('Enter');
      await expect(dialog.getByLabel(t('people.reason'))).toHaveAttribute('aria-invalid', 'true');
      await expectGoodLooks(ada, last);
      await dialog.getByLabel(t('people.reason')).fill('Somebody else uses this account.');
      await dialog.getByRole('button', { name: t('people.suspend') }).press('Enter');
      await expect(ada.getByText(t('people.suspended', { name }))).toBeVisible();
      await expect(button(ada, t('people.more', { name }))).toBeFocused();
      await look(ada, t('people.title'));

      await open(bob, '/sign-in');
      await bob.getByLabel(t('accounts.email')).fill('bob@example.test');
      await bob.locator('input[type=password]').fill(PASSWORD);
      await bob.keyboard.press('Enter');
      await expect(bob.getByText(/^This account is suspended/)).toBeVisible();
      await look(bob, t('accounts.signInTitle'), last);

      await choose(t('people.lift'));
      await ada
        .getByRole('dialog')
        .getByRole('button', { name: t('people.lift') })
        .press('Enter');
      await expect(ada.getByText(t('people.lifted', { name }))).toBeVisible();
      await signIn(bob, 'bob');
      await choose(t('people.signOut'));
      await ada.getByLabel(t('people.reason')).fill('A lost laptop was reported.');
      await expectGoodLooks(ada, last);
      await ada
        .getByRole('dialog')
        .getByRole('button', { name: t('people.signOut') })
        .press('Enter');
      await expect(ada.getByText(t('people.signedOut', { name }))).toBeVisible();
      await open(bob, '/account');
      await expect(bob.getByRole('heading', { level: 1, name: t('accounts.signInTitle') })).toBeVisible();
    });
  }

  /** A user without a second factor starts a sensitive action. */
  async function changeOfPasswordLeadsToEnrolment(): Promise<void> {
    await inBrowser('bob', async (bob) => {
      await signIn(bob, 'bob');
      await open(bob, '/account/password');
      const fields = bob.locator('input[type=password]');
      await expect(fields).toHaveCount(2);
      for (const field of await fields.all()) await field.fill(PASSWORD);
      await bob.keyboard.press('Enter');
      await expect(bob.getByRole('dialog', { name: t('stepUp.neededTitle') })).toBeVisible();
      await expectGoodLooks(bob, last);
      await button(bob, t('enrolment.turnOn')).click();
      await expect(bob.getByRole('heading', { level: 1, name: t('enrolment.passwordTitle') })).toBeVisible();
    });
  }

  /** Cancels another person's request with the link in the mail about it. */
  async function cancelByLink(page: Page): Promise<void> {
    await signIn(page, 'ada');
    await post(page, site.address, 'support/request', { reason: 'Somebody who is not Ada asks.' });
    const reply = await page.request.get(`${site.address}/demo/outbox`);
    const { mails } = (await reply.json()) as { mails: { kind: string; text: string | null }[] };
    const text = mails.findLast(({ kind }) => kind === 'support-requested')?.text ?? '';
    const [path = ''] = /\/support\/cancel#token=[\w-]+/.exec(text) ?? [];
    await open(page, path);
    await look(page, t('support.linkTitle'), last);
    await button(page, t('support.cancel')).click();
    await look(page, t('support.cancelledTitle'), last);
    expect(page.url()).not.toContain('token');
  }
});

test.describe('in German', () => {
  const { t, inBrowser, open, button, look } = readerOf('de', () => site);

  test('every page is in German and fits its window', () =>
    inBrowser('ann', (ann) =>
      inBrowser('ada', async (ada) => {
        await demo(ann, 'reset');
        const seeded = await seed(ann, [
          ['Ann', 'member', true],
          ['Ada', 'admin', true],
        ]);
        await signIn(ann, 'ann');
        await open(ann, '/support');
        await look(ann, t('support.askTitle'));
        await ann.getByLabel(t('support.why')).fill('Mein Telefon liegt im See.');
        await button(ann, t('support.ask')).click();
        await look(ann, t('support.askedTitle'));
        await open(ann, `/support/cancel#token=${'A'.repeat(43)}`);
        await look(ann, t('support.linkTitle'));

        await signIn(ada, 'ada', seeded);
        await open(ada, '/admin');
        await look(ada, t('admin.title'));
        await open(ada, '/admin/recovery');
        await look(ada, t('support.queueTitle'));
        const title = t('support.requestTitle', { name: 'Ann Example' });
        await ada.getByRole('link', { name: title }).click();
        await ada.getByLabel(t('support.reason')).fill('Zurückgerufen, es passt alles.');
        await button(ada, t('support.approveFirst')).click();
        await expect(ada.getByText(t('support.approvedOnce'))).toBeVisible();
        await look(ada, title);
        await open(ada, '/admin/people');
        await look(ada, t('people.title'));
        await button(ada, t('people.more', { name: 'Ann Example' })).click();
        await ada.getByRole('menuitem', { name: t('people.suspend') }).click();
        await expectGoodLooks(ada, viewsFor('de'));
        await ada.getByLabel(t('people.reason')).fill('Jemand anderes benutzt dieses Konto.');
        await ada
          .getByRole('dialog')
          .getByRole('button', { name: t('people.suspend') })
          .click();
        await expect(ada.getByText(t('people.suspended', { name: 'Ann Example' }))).toBeVisible();
        await look(ada, t('people.title'));
        await open(ada, '/admin/audit');
        await look(ada, t('activity.auditTitle'));
        await open(ada, '/admin/policy');
        await ada.getByLabel(t('policy.demand')).selectOption('everyone');
        await button(ada, t('admin.save')).click();
        await expect(ada.getByText(t('policy.saved'))).toBeVisible();
        await look(ada, t('policy.title'));

        const bob = { name: 'Bob Example', email: 'bob@example.test', password: PASSWORD };
        await post(ann, site.address, 'sign-up/email', bob);
        await open(ann, '/account');
        await look(ann, t('policy.mustEnrol.title'));
      }),
    ));
});

interface Seeded {
  people: { email: string; totpURI: string | null }[];
}

async function seed(
  page: Page,
  wanted: readonly (readonly [name: string, role: string, twoFactor: boolean])[],
): Promise<Seeded> {
  const people = wanted.map(([name, role, twoFactor]) => ({
    name: `${name} Example`,
    email: `${name.toLowerCase()}@example.test`,
    password: PASSWORD,
    role,
    twoFactor,
  }));
  return (await demo(page, 'seed', { people })) as Seeded;
}

async function demo(page: Page, route: string, data: object = {}): Promise<unknown> {
  const reply = await page.request.post(`${site.address}/demo/${route}`, {
    data,
    headers: { origin: site.address },
  });
  if (!reply.ok()) throw new Error(`/demo/${route} was refused with ${reply.status()}.`);
  return reply.json();
}

/** Signs in, with the second factor if its key is given. */
async function signIn(page: Page, name: string, seeded?: Seeded): Promise<void> {
  const email = `${name}@example.test`;
  await post(page, site.address, 'sign-in/email', { email, password: PASSWORD });
  if (seeded) await post(page, site.address, 'two-factor/verify-totp', { code: codeOf(seeded, name, 0) });
}

/** Returns a code. @param aheadMs how far the server's clock is ahead, in milliseconds */
function codeOf({ people }: Seeded, name: string, aheadMs: number): string {
  const totpURI = people.find(({ email }) => email.startsWith(name))?.totpURI ?? '';
  return independentCode(new URL(totpURI).searchParams.get('secret') ?? '', Date.now() + aheadMs);
}
