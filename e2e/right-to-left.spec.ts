import { expect, type Locator } from '@playwright/test';
import { makeAccount } from './fixtures/api-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { startDesktopApp } from './fixtures/desktop-app.ts';
import { startDisplay } from './fixtures/display.ts';
import { noKeyStore, startKeyStore } from './fixtures/key-store.ts';
import { test } from './fixtures/page-test.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';
import { readerOf, type Site, startSite } from './fixtures/site.ts';

/**
 * Both programs in Arabic: pages are mirrored, but codes, keys and addresses run from left to right.
 * `npm run test:languages` looks at every state.
 */

/** RFC 6238 Appendix B's seed. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('the app', async () => {
  const display = await startDisplay();
  const keyStore = process.platform === 'linux' ? noKeyStore : await startKeyStore();
  const data = await makeDataFolder();
  const { window: page, close } = await startDesktopApp({ display, keyStore, dataFolder: data.path });
  try {
    await createVault(page, keyStore !== noKeyStore);
    await addAccounts(page, `otpauth://totp/Harbour:ann?secret=${SECRET}&issuer=Harbour`);
    await page.evaluate(() => window.countersign.invoke('settings:change', { language: 'ar' }));
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');

    const row = page.locator('.account');
    await expectOrder(
      row.locator('.account__icon'),
      row.locator('.account__names'),
      row.getByRole('button').last(),
    );
    // Near the end of its time step, the next code stands beside it.
    await expectLeftToRight(row.locator('.cs-code--large [aria-hidden]'));

    await row.click({ button: 'right' });
    const item = page.getByRole('menuitem').first();
    await expectOrder(item.locator('svg'), item.locator('.cs-menu__label'));
    await page.keyboard.press('Escape');

    await page.keyboard.press('?');
    // “Ctrl K” is in the order of the keyboard.
    await expectOrder(
      ...(await page.locator('.cs-keys:has(:nth-child(2))').first().locator('kbd').all()).reverse(),
    );
    await page.keyboard.press('Escape');
  } finally {
    await close();
    await data.remove();
    await keyStore.stop();
    await display.stop();
  }
});

test.describe('the pages', () => {
  let site: Site;
  test.beforeAll(async ({ browser }) => {
    site = await startSite({ browser });
  });
  test.afterAll(() => site.stop());

  const { t, inBrowser, open, button, fillPassword, codeField, look } = readerOf('ar', () => site);

  test('sign-up, and the key and the code boxes of an authenticator app', () =>
    inBrowser('mirrored', async (page, person) => {
      await open(page, '/sign-up');
      await page.getByLabel(t('accounts.email')).fill('ann@example.test');
      await expect(page.getByLabel(t('accounts.email'))).toHaveCSS('direction', 'ltr');
      await look(page, t('accounts.signUpTitle'));
      await makeAccount(page, site.address, person);
      await open(page, '/account/two-factor');
      await fillPassword(page, person.password);
      await button(page, t('frame.continue')).click();
      await codeField(page).fill('12345');
      await look(page, t('enrolment.connectTitle'));
      const boxes = await page.locator('.cs-code-boxes__box').all();
      await expectOrder(...boxes.reverse());
      await expectLeftToRight(page.getByRole('group', { name: t('enrolment.keyGroup') }).getByRole('code'));
    }));

  test('a chart of the lab, with its names beside its lines', () =>
    inBrowser('in-lab', async (page) => {
      await open(page, '/lab/attacks');
      const chart = page.locator('svg.chart');
      await expect(chart.locator('.chart__name')).toHaveCount(3);
      const { lines, names, marks } = await chart.evaluate((drawn) => {
        const boxes = (of: string) =>
          [...drawn.querySelectorAll(of)].map((one) => one.getBoundingClientRect());
        return {
          lines: boxes('.chart__line').map(({ left, right }) => [left, right] as const),
          names: boxes('.chart__name').map(({ left }) => left),
          marks: boxes('text[text-anchor="end"]').map(({ right }) => right),
        };
      });
      expect(Math.min(...names)).toBeGreaterThan(Math.max(...lines.map(([, right]) => right)));
      expect(Math.max(...marks)).toBeLessThan(Math.min(...lines.map(([left]) => left)));
    }));

  test('what a passkey signs, and an encrypted key, in the lab', () =>
    inBrowser('data-in-lab', async (page) => {
      await open(page, '/lab/attacks');
      await expectLeftToRight(page.getByText('{"type":"webauthn.get"'));
      await expect(page.getByText(/^v1\./)).toHaveCSS('direction', 'ltr');
    }));
});

/** Expects that elements are beside each other, the first one rightmost. */
async function expectOrder(...elements: Locator[]): Promise<void> {
  const places = await Promise.all(
    elements.map(async (element) => (await element.boundingBox())?.x ?? Number.NaN),
  );
  expect(places.length).toBeGreaterThan(1);
  expect(places).toEqual(places.toSorted((one, other) => other - one));
}

/** Expects that the first letters of a text are left of the next ones. */
async function expectLeftToRight(element: Locator): Promise<void> {
  const places = await element.evaluate((shown) => {
    const text = shown.firstChild;
    return [0, 1, 2].map((at) => {
      const range = document.createRange();
      if (text) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
      }
      return range.getBoundingClientRect().left;
    });
  });
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(new Set(places).size).toBe(3);
}
