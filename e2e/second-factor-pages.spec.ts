import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { COMPLETE_LANGUAGES } from '../shared/translations/languages.ts';
import { enrol, makeAccount, post, toSecondStep, wrongCode } from './fixtures/api-hands.ts';
import { independentCode } from './fixtures/independent-code.ts';
import { expectGoodLooks } from './fixtures/look.ts';
import { test } from './fixtures/page-test.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';

/** Every page and state of the second factor, checked like the others in pages.spec.ts. */

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await startSite({ browser });
});
test.afterAll(() => site.stop());

for (const language of COMPLETE_LANGUAGES) {
  const { t, views, inBrowser, open, button, fillPassword, codeField, backupField, keyText, look } = readerOf(
    language,
    () => site,
  );

  test.describe(`in ${language}`, () => {
    test('turning two-factor authentication on', () =>
      inBrowser('enrolment', async (page, person) => {
        await makeAccount(page, site.address, {
          ...person,
          name: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2),
        });
        await open(page, '/account/dangerous-action');
        await look(page, t('stepUp.dangerTitle'));
        await open(page, '/account');
        await look(page, t('overview.title'));

        await page.getByRole('link', { name: t('enrolment.turnOn') }).click();
        await fillPassword(page, 'wrong');
        await button(page, t('frame.continue')).click();
        await expect(page.locator('[aria-invalid=true]')).toBeFocused();
        await look(page, t('enrolment.passwordTitle'));
        await fillPassword(page, person.password);
        await button(page, t('frame.continue')).click();

        const key = await keyText(page);
        await codeField(page).fill(wrongCode(key));
        await button(page, t('secondStep.confirm')).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await look(page, t('enrolment.connectTitle'));

        // The account page shows that the key is not confirmed yet.
        await open(page, '/account');
        await expect(page.getByText(t('enrolment.waitingTitle'))).toBeVisible();
        await look(page, t('overview.title'));
        await button(page, t('enrolment.dropKey')).click();
        await expect(page.getByText(t('enrolment.waitingTitle'))).toHaveCount(0);
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

        // Another tab discards the key, so a code in this tab cannot confirm it.
        await open(page, '/account/two-factor');
        await fillPassword(page, person.password);
        await button(page, t('frame.continue')).click();
        await expect(codeField(page)).toBeVisible();
        await post(page, site.address, 'two-factor/cancel-enrolment');
        await codeField(page).fill('123456');
        await button(page, t('secondStep.confirm')).click();
        await look(page, t('enrolment.gone'));

        await button(page, t('enrolment.newKey')).click();
        await fillPassword(page, person.password);
        await button(page, t('frame.continue')).click();
        const newKey = await keyText(page);
        await codeField(page).fill(independentCode(newKey, Date.now()));
        await button(page, t('secondStep.confirm')).click();

        const list = page.getByRole('list', { name: t('backupCodes.list') });
        await expect(list.getByRole('listitem')).toHaveCount(10);
        const codes = await list.getByRole('listitem').allInnerTexts();
        const downloading = page.waitForEvent('download');
        await button(page, t('backupCodes.download')).click();
        const download = await downloading;
        expect(download.suggestedFilename()).toBe('countersign-backup-codes.txt');
        const kept = await readFile(await download.path(), 'utf8');
        expect(codes.every((code) => kept.includes(`\r\n${code}\r\n`))).toBe(true);

        // The user must confirm that the codes are saved.
        await button(page, t('backupCodes.finish')).click();
        await expect(page.getByRole('alert')).toHaveText(t('backupCodes.mustSave'));
        await look(page, t('backupCodes.title'));

        // Until then the account page shows a reminder.
        await open(page, '/account');
        await expect(page.getByText(t('backupCodes.reminderTitle'))).toBeVisible();
        await look(page, t('overview.title'));
        await button(page, t('backupCodes.reminderSaved')).click();
        await expect(page.getByText(t('backupCodes.reminderTitle'))).toHaveCount(0);
        await page.reload();
        await expect(page.getByText(t('backupCodes.left', { count: 10 }))).toBeVisible();
        await expect(page.getByText(t('backupCodes.reminderTitle'))).toHaveCount(0);
      }));

    test('the second step, up to the lock-out', () =>
      inBrowser('second-step', async (page, person) => {
        await makeAccount(page, site.address, person);
        const { key, backupCodes } = await enrol(page, site.address, person);
        const [first = ''] = backupCodes;

        await toSecondStep(page, site.address, person);
        await open(page, '/account');
        await look(page, t('secondStep.title'));
        await codeField(page).fill(wrongCode(key));
        await expect(page.getByRole('alert')).toBeVisible();
        await look(page, t('secondStep.title'));

        await button(page, t('secondStep.useBackupCode')).click();
        await expect(backupField(page)).toBeFocused();
        await backupField(page).fill('too short');
        await button(page, t('secondStep.confirm')).click();
        await expect(backupField(page)).toHaveAttribute('aria-invalid', 'true');
        await look(page, t('secondStep.backupTitle'));
        // Typed in another form.
        await backupField(page).fill(` ${first.toLowerCase().replace('-', ' ')} `);
        await page.getByRole('checkbox', { name: t('secondStep.remember', { days: 30 }) }).check();
        await button(page, t('secondStep.confirm')).click();
        await expect(page.getByText(t('backupCodes.left', { count: 9 }))).toBeVisible();

        // On a trusted device the password is enough, until the trust is revoked.
        await toSecondStep(page, site.address, person);
        await open(page, '/account/sessions');
        await page
          .getByRole('button', { name: new RegExp(`^${t('sessions.forgetNamed', { name: '' })}`) })
          .click();
        await expect(page.getByText(t('sessions.forgotten'))).toBeVisible();
        await look(page, t('sessions.title'));

        await toSecondStep(page, site.address, person);
        await open(page, '/second-step');
        for (let tries = 0; tries < 5; tries += 1) {
          const answering = page.waitForResponse((response) => response.url().endsWith('/verify-totp'));
          await expect(codeField(page)).toHaveValue('');
          await codeField(page).fill(wrongCode(key));
          expect((await answering).status()).toBe(401);
        }
        await expect(page.getByRole('heading', { name: t('secondStep.ended') })).toBeVisible();
        await expect(page.getByRole('timer')).toHaveText(/0:[0-3]\d/);
        // Only one view, because the state lasts 30 seconds.
        await look(page, t('secondStep.ended'), views.slice(-1));

        // A new sign-in does not shorten the wait, and no code is sent meanwhile.
        await button(page, t('secondStep.backToSignIn')).click();
        await page.getByLabel(t('accounts.email')).fill(person.email);
        await fillPassword(page, person.password);
        await button(page, t('accounts.signIn')).click();
        await expect(page.getByRole('status').getByRole('timer')).toHaveText(/0:[0-3]\d/);
        await expect(button(page, t('secondStep.confirm'))).toHaveAttribute('aria-disabled', 'true');
        await look(page, t('secondStep.title'));
      }));

    test('an account with a second factor', () =>
      inBrowser('member', async (page, person) => {
        await makeAccount(page, site.address, person);
        const { backupCodes } = await enrol(page, site.address, person);
        const nextBackupCode = () => backupCodes.shift() ?? '';
        await post(page, site.address, 'two-factor/acknowledge-backup-codes');
        while (backupCodes.length > 5) {
          await post(page, site.address, 'two-factor/step-up', { backupCode: nextBackupCode() });
        }
        // On a trusted device a session begins without the second factor.
        await toSecondStep(page, site.address, person);
        await post(page, site.address, 'two-factor/verify-backup-code', {
          code: nextBackupCode(),
          trustDevice: true,
        });
        await toSecondStep(page, site.address, person);

        await open(page, '/account/dangerous-action');
        await button(page, t('stepUp.dangerButton')).click();
        const dialog = page.getByRole('dialog', { name: t('stepUp.title') });
        await expect(codeField(dialog)).toBeFocused();
        await expectGoodLooks(page, views);
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
        await expect(button(page, t('stepUp.dangerButton'))).toBeFocused();
        await button(page, t('stepUp.dangerButton')).click();
        await dialog.getByRole('button', { name: t('secondStep.useBackupCode') }).click();
        await backupField(page).fill('0000-0000');
        await page.keyboard.press('Enter');
        await expect(dialog.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
        await expectGoodLooks(page, views);
        await backupField(page).fill(nextBackupCode());
        await page.keyboard.press('Enter');
        // The action continues automatically.
        await expect(page.getByText(t('stepUp.dangerDone'))).toBeVisible();
        await look(page, t('stepUp.dangerTitle'));

        await open(page, '/account');
        await expect(page.getByText(t('backupCodes.low', { count: 3 }))).toBeVisible();
        await look(page, t('overview.title'));

        await open(page, '/account/backup-codes');
        await look(page, t('backupCodes.makeTitle'));
        await fillPassword(page, person.password);
        await button(page, t('backupCodes.makeButton')).click();
        await look(page, t('backupCodes.newTitle'));
        await page.getByRole('checkbox', { name: t('backupCodes.haveSaved') }).check();
        await button(page, t('backupCodes.finish')).click();
        await expect(page.getByText(t('backupCodes.left', { count: 10 }))).toBeVisible();

        await open(page, '/account/two-factor');
        await expect(page.getByText(t('enrolment.replaceLead'))).toBeVisible();
        await fillPassword(page, person.password);
        await button(page, t('frame.continue')).click();
        const key = await keyText(page);
        await codeField(page).fill(independentCode(key, Date.now()));
        await button(page, t('secondStep.confirm')).click();
        await page.getByRole('checkbox', { name: t('backupCodes.haveSaved') }).check();
        await button(page, t('backupCodes.finish')).click();
        await look(page, t('enrolment.replacedTitle'));

        await open(page, '/account/activity');
        await expect(page.getByText(t('activity.did.dangerous-action'))).toBeVisible();
        await look(page, t('activity.title'));
        await button(page, t('activity.older')).click();
        await expect(page.getByText(t('activity.did.sign-up'))).toBeVisible();
        await expect(page.getByText(t('activity.allShown'))).toBeVisible();

        await open(page, '/account/two-factor/off');
        await look(page, t('methods.turnOffTitle'));
        await fillPassword(page, person.password);
        await button(page, t('methods.turnOffButton')).click();
        await expect(page.getByRole('link', { name: t('enrolment.turnOn') })).toBeVisible();
      }));
  });
}
