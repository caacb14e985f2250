import { expect, type Page } from '@playwright/test';
import { DAY } from '../shared/durations.ts';
import { COMPLETE_LANGUAGES, LOCALES } from '../shared/translations/languages.ts';
import { enrol, makeAccount, post, toSecondStep } from './fixtures/api-hands.ts';
import { confirmAddress, mailedLink } from './fixtures/mailed-links.ts';
import { moveServerClock } from './fixtures/moved-clock.ts';
import { test } from './fixtures/page-test.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';
import type { Person } from './fixtures/site-hands.ts';

/** Every page and state of recovery by mail, checked like the others in pages.spec.ts. */

for (const language of COMPLETE_LANGUAGES) {
  let site: Site;
  const { t, inBrowser, open, button, fillPassword, look } = readerOf(language, () => site);
  const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
  const moveClock = (ms: number) => moveServerClock(site.address, ms);

  async function enrolled(page: Page, person: Person): Promise<string[]> {
    await makeAccount(page, site.address, person);
    await confirmAddress(page, site.address, person.email);
    const { backupCodes } = await enrol(page, site.address, person);
    await post(page, site.address, 'two-factor/acknowledge-backup-codes');
    return backupCodes;
  }

  test.describe(`in ${language}`, () => {
    // Each language has a server of its own: after the clock was set back, a network must wait for its next attempt.
    test.beforeAll(async ({ browser }) => {
      site = await startSite({
        browser,
        settings: {
          DEMO_CONTROLS: '1',
          COUNTERSIGN_RECOVERY_WAIT_HOURS: '24',
          COUNTERSIGN_SECURITY_QUESTIONS: 'on',
        },
      });
    });
    test.afterAll(() => site.stop());

    test('a request without signing in, and incomplete or expired links', () =>
      inBrowser('recovery-stranger', async (page) => {
        await open(page, '/recovery');
        await button(page, t('recovery.askAction')).click();
        await expect(page.getByLabel(t('accounts.email'))).toBeFocused();
        await page.getByLabel(t('accounts.email')).fill(`nobody-${language}@example.test`);
        await button(page, t('recovery.askAction')).click();
        await expect(page.getByText(t('recovery.askDone'))).toBeVisible();
        await look(page, t('recovery.title'));

        await open(page, '/recovery/cancel');
        await look(page, t('recovery.cancelTitle'));
        await open(page, '/recovery/link');
        await look(page, t('recovery.linkTitle'));
        await open(page, '/recovery/set-up');
        await look(page, t('recovery.setUpTitle'));
        await open(page, `/recovery/link#token=${'A'.repeat(43)}`);
        await look(page, t('recovery.linkOver'));
        // The token is no longer in the address, and the page can be reloaded.
        await expect(page).toHaveURL(`${site.address}/recovery/link`);
        await page.reload();
        await expect(page.getByRole('heading', { name: t('recovery.linkOver') })).toBeVisible();
      }));

    test('security questions, the link, the waiting period, cancelling and finishing it', () =>
      inBrowser('recovery', async (page, person) => {
        const backupCodes = await enrolled(page, person);
        await open(page, '/account');
        await link(page, t('recovery.settingsTitle')).click();
        await expect(page.getByText(t('recovery.questionsNone'))).toBeVisible();

        await link(page, t('recovery.questionsNew')).click();
        await button(page, t('recovery.questionsNew')).click();
        await expect(page.getByLabel(t('recovery.answer', { number: 1 }))).toBeFocused();
        await page.getByLabel(t('recovery.question', { number: 3 })).selectOption('own');
        await page.getByLabel(t('recovery.ownQuestion')).fill('What was the boat called?');
        for (const number of [1, 2, 3]) {
          await page.getByLabel(t('recovery.answer', { number })).fill(`Answer ${number}`);
        }
        await look(page, t('recovery.questionsNew'));
        await fillPassword(page, person.password);
        await button(page, t('recovery.questionsNew')).click();
        await expect(page.getByText(t('recovery.questionsSetDone'))).toBeVisible();

        // Another browser stays signed in, because a second factor after the link would cancel the recovery.
        const elsewhere = await site.browser.newContext({
          locale: LOCALES[language],
          storageState: await page.context().storageState(),
        });
        const signedIn = await elsewhere.newPage();
        await page.context().clearCookies();
        await post(page, site.address, 'sign-in/email', { email: person.email, password: person.password });
        await open(page, '/account');
        await link(page, t('recovery.cantUse')).click();
        await button(page, t('recovery.mailAction')).click();
        await expect(page.getByText(t('recovery.mailSent', { count: 1 }))).toBeVisible();
        await look(page, t('recovery.title'));

        await page.goto(await mailedLink(page, site.address, person.email, '/recovery/link'));
        const answer = page.getByLabel('What was the boat called?');
        await fillPassword(page, person.password);
        await button(page, t('recovery.resetAction')).click();
        await expect(page.locator('[aria-invalid=true]').first()).toBeFocused();
        await look(page, t('recovery.linkTitle'));
        const first = page.getByLabel(t('recovery.questions.first-teacher'));
        await first.fill('answer 1');
        await page.getByLabel(t('recovery.questions.first-job')).fill('ANSWER-2');
        await answer.fill('wrong');
        await button(page, t('recovery.resetAction')).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await answer.fill('Answer 3!');
        await button(page, t('recovery.resetAction')).click();
        await look(page, t('recovery.waitingTitle'));

        // A signed-in user sees it and can cancel it there, or with the link in the notice.
        await open(signedIn, '/account/recovery');
        await expect(signedIn.getByText(t('recovery.underWayTitle'))).toBeVisible();
        await look(signedIn, t('recovery.settingsTitle'));
        await elsewhere.close();
        await page.goto(await mailedLink(page, site.address, person.email, '/recovery/cancel'));
        await look(page, t('recovery.cancelTitle'));
        await button(page, t('recovery.cancelAction')).click();
        await expect(page.getByText(t('recovery.cancelledUsed'))).toBeVisible();
        await look(page, t('recovery.cancelledTitle'));

        await post(page, site.address, 'two-factor/verify-backup-code', { code: backupCodes[0] });
        await open(page, '/account/recovery');
        await link(page, t('recovery.questionsRemove')).click();
        await look(page, t('recovery.removeTitle'));
        await fillPassword(page, person.password);
        await button(page, t('recovery.questionsRemove')).click();
        await expect(page.getByText(t('recovery.questionsRemoved'))).toBeVisible();

        // This time it is carried out.
        await toSecondStep(page, site.address, person);
        await post(page, site.address, 'recovery/request-own');
        const used = await mailedLink(page, site.address, person.email, '/recovery/link');
        await page.goto(used);
        await fillPassword(page, person.password);
        await button(page, t('recovery.resetAction')).click();
        await expect(page.getByRole('heading', { name: t('recovery.waitingTitle') })).toBeVisible();
        await open(page, '/recovery');
        await expect(page.getByText(t('recovery.underWayTitle'))).toBeVisible();
        await moveClock(DAY);
        // Reading the outbox makes the server run its due tasks.
        await page.request.get(`${site.address}/api/outbox`);
        await page.goto(used);
        await look(page, t('recovery.doneTitle'));

        // The browser that used the link needs the one that was sent after the wait.
        await link(page, t('accounts.signIn')).click();
        await page.getByLabel(t('accounts.email')).fill(person.email);
        await fillPassword(page, person.password);
        await button(page, t('accounts.signIn')).click();
        await look(page, t('recovery.awaitsTitle'));
        await page.goto(await mailedLink(page, site.address, person.email, '/recovery/set-up'));
        await look(page, t('recovery.setUpTitle'));
        await fillPassword(page, person.password);
        await button(page, t('frame.continue')).click();
        await expect(page).toHaveURL(`${site.address}/account/set-up-first`);
        await moveClock(-DAY);
      }));
  });
}
