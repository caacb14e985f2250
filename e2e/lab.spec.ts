import { expect, type Page } from '@playwright/test';
import { de } from '../demo-server/web/lab/texts/de/index.ts';
import { en } from '../demo-server/web/lab/texts/en/index.ts';
import { ja } from '../demo-server/web/lab/texts/ja/index.ts';
import { ja as pages } from '../demo-server/web/texts/ja/index.ts';
import { COMPLETE_LANGUAGES, LOCALES } from '../shared/translations/languages.ts';
import * as app from './fixtures/app-hands.ts';
import { expectAccessible, expectGoodLooks, viewsFor, watchConsole } from './fixtures/look.ts';
import { test } from './fixtures/page-test.ts';
import { type Site, startSite } from './fixtures/site.ts';
import { startWorld } from './fixtures/world.ts';

/** The lab on the real server in a real browser: its simulations are right, and both languages pass axe. */

let site: Site;

test.beforeAll(async ({ browser }) => {
  site = await startSite({ browser });
});
test.afterAll(() => site.stop());

async function inLab(use: (page: Page) => Promise<void>, locale: string = LOCALES.en): Promise<void> {
  await site.tabs.use(locale, async (page) => {
    const said = watchConsole(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${site.address}/lab`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await use(page);
    expect(said).toEqual([]);
    // Only its own pages and files: nothing asks the server who is signed in, and no simulation sends anything.
    expect(asked.filter((path) => !/^\/(?:lab|assets)(?:\/|$)|^\/favicon\./.test(path))).toEqual([]);
  });
}

const visit = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('says that it is loading while its code and texts are on their way', async ({ browser }) => {
  const context = await browser.newContext({ locale: LOCALES.ja });
  const page = await context.newPage();
  const arrived = Promise.withResolvers<void>();
  await page.route(/\/assets\/lab-[^/]+\.js$/, async (route) => {
    await arrived.promise;
    await route.continue();
  });
  try {
    await page.goto(`${site.address}/lab`);
    const loading = page.getByText(pages.frame.loading);
    await expect(loading).toBeVisible();
    arrived.resolve();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(ja.lab.name);
    await expect(loading).toHaveCount(0);
  } finally {
    await context.close();
  }
});

for (const language of COMPLETE_LANGUAGES) {
  const t = { en, de }[language];
  const views = viewsFor(language);
  test(`every page of the lab in ${language}`, () =>
    inLab(async (page) => {
      const look = async (title: string, as = views) => {
        await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
        await expectGoodLooks(page, as);
      };
      await look(t.lab.name);
      for (const name of [t.lab.code, t.lab.verifier, t.lab.attacks, t.lab.keyUri, t.lab.lessons]) {
        await visit(page, name);
        await look(name);
      }
      for (const lesson of ['code', 'clock', 'enrolling', 'trust', 'losing'] as const) {
        await visit(page, t.lab.lessons);
        await page
          .getByRole('main')
          .getByRole('link', { name: `. ${t.lessons[lesson].title}` })
          .click();
        // Only their texts differ.
        await look(t.lessons[lesson].title, views.slice(-1));
      }
      for (const station of ['base32', 'hmac', 'truncation', 'modulo', 'resync'] as const) {
        await visit(page, t.lab.inside);
        await page
          .getByRole('main')
          .getByRole('link', { name: `. ${t.inside[station].title}` })
          .click();
        await look(t.inside[station].title, views.slice(-1));
      }
      await button(page, t.lab.projector).click();
      await expect(button(page, t.lab.projector)).toHaveAttribute('aria-pressed', 'true');
      await visit(page, t.lab.inside);
      await look(t.lab.inside, views.slice(0, 1));
      await visit(page, t.lab.attacks);
      await look(t.lab.attacks);
      await visit(page, t.lab.verifier);
      await look(t.lab.verifier);
    }, LOCALES[language]));
}

test('how a code is made: shows RFC 4226’s values step by step, by keyboard', () =>
  inLab(async (page) => {
    await visit(page, en.lab.code);
    await page.getByLabel(en.code.type).selectOption('hotp');
    const step = (title: string) => page.getByRole('listitem').filter({ hasText: title });

    // Appendix D, count 0.
    await expect(step('HMAC mixes').getByRole('img')).toHaveAccessibleName(
      /cc 93 cf 18 50 8d 94 93 4c 64 b6 5d 8b a7 66 7f b7 cd e4 b0/,
    );
    await expect(step('A 31-bit number')).toContainText('1284755224');
    await expect(step('The code is')).toContainText('755 224');
    await expect(step('Four bytes are chosen').getByRole('link')).toHaveAttribute(
      'href',
      'https://www.rfc-editor.org/rfc/rfc4226#section-5.4',
    );

    await button(page, 'Go step by step').click();
    // The focus stays on the button.
    await expect(button(page, 'Next step')).toBeFocused();
    await expect(page.getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('listitem')).toHaveCount(3);
    await expect(page.locator('[aria-current=step]')).toContainText('Eight bytes');
    await page.keyboard.press('End');
    await expect(page.locator('[aria-current=step]')).toContainText('755 224');
    await expect(page.locator('[aria-current=step]')).toBeInViewport();
    await page.keyboard.press('Home');
    await expect(page.getByRole('listitem')).toHaveCount(1);
    await button(page, 'Show all steps live').click();
    await expect(button(page, 'Go step by step')).toBeFocused();

    // RFC 6238 Appendix B.
    await page.getByLabel(en.code.type).selectOption('totp');
    await page.getByLabel(en.code.digits).selectOption('8');
    await page.getByLabel(en.code.time).fill('1111111109');
    await expect(step('The code is')).toContainText('0708 1804');
    await page.getByLabel(en.code.digits).selectOption('6');
    await page.getByLabel(en.code.type).selectOption('hotp');

    await page.getByLabel(en.code.key).fill('GEZDGNBV1');
    await expect(page.getByText(en.code.badKey)).toBeVisible();
    await expect(step('The code is')).toContainText('755 224');
  }));

test('how a code is checked: accepted, replayed, early, late, wrong', () =>
  inLab(async (page) => {
    await visit(page, en.lab.verifier);
    const verdict = page.getByRole('status').filter({ hasText: /Accepted|Rejected/ });
    const drift = (label: string, seconds: number) => page.getByLabel(label).fill(String(seconds));
    const judge = async () => {
      await button(page, en.verifier.takeCode).click();
      await button(page, en.verifier.judge).click();
    };

    await judge();
    await expect(verdict).toContainText(en.verifier.accepted);
    await button(page, en.verifier.judge).click();
    await expect(verdict).toContainText(en.verifier.replayed);
    await button(page, en.verifier.forget).click();

    await drift(en.verifier.phoneDrift, 120);
    await judge();
    await expect(verdict).toContainText(en.verifier.early);
    await drift(en.verifier.phoneDrift, -120);
    await judge();
    await expect(verdict).toContainText(en.verifier.late);
    // Both clocks have the same error, so the code is right.
    await drift(en.verifier.serverDrift, -120);
    await judge();
    await expect(verdict).toContainText(en.verifier.accepted);
    await button(page, en.verifier.judge).click();
    await page.getByLabel(en.verifier.typed, { exact: true }).fill('12');
    await button(page, en.verifier.judge).click();
    await expect(verdict).toContainText(en.verifier.malformed);
  }));

test('on a projector, both clocks and the result are on one screen', () =>
  inLab(async (page) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await button(page, en.lab.projector).click();
    await visit(page, en.lab.verifier);
    await button(page, en.verifier.takeCode).click();
    await button(page, en.verifier.judge).click();
    for (const seen of [
      page.getByText(en.verifier.clock, { exact: true }).first(),
      page.getByText(en.verifier.clock, { exact: true }).last(),
      page.getByText(en.verifier.accepted, { exact: true }),
    ]) {
      await expect(seen).toBeInViewport({ ratio: 1 });
    }
  }));

test('attacks: which ones fail, and which ones succeed', () =>
  inLab(async (page) => {
    await visit(page, en.lab.attacks);
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await expect(row(en.attacks.thisServer)).toContainText('0.03%');
    await expect(row('better-auth')).toContainText('65%');
    await expect(page.getByText('100 guesses in a year.')).toBeVisible();

    await button(page, en.attacks.annSignsIn).click();
    await button(page, en.attacks.malloryReplays).click();
    await expect(page.getByText(en.attacks.isReplay)).toBeVisible();
    await page.getByText(en.attacks.remembers).click();
    await button(page, en.attacks.annSignsIn).click();
    await button(page, en.attacks.malloryReplays).click();
    await expect(page.getByText('Accepted: The attacker is signed in.')).toBeVisible();

    await expect(page.getByText(en.attacks.theftSealed)).toBeVisible();
    await page.getByText(en.attacks.thiefHasKey).click();
    await expect(page.getByText(en.attacks.theftBoth)).toBeVisible();
    await page.getByText(en.attacks.moved).click();
    await expect(page.getByText(en.attacks.theftMoved)).toBeVisible();
    await page.getByText(en.attacks.sealed).click();
    await expect(page.getByText(en.attacks.theftPlain)).toBeVisible();

    await page.getByText(en.attacks.knowsPassword).click();
    await page.getByText(en.attacks.opensPhone).click();
    await expect(page.getByText(en.attacks.finderIn)).toBeVisible();
    await page.getByLabel(en.attacks.annHas).selectOption('trusted');
    await page.getByLabel(en.attacks.trustedDays).fill('30');
    await expect(page.getByText(en.attacks.trustedOver.replace('{{days}}', '30'))).toBeVisible();

    // A Cyrillic а.
    await page.getByLabel(en.attacks.fakeSite).fill('b\u0430nk.example');
    await expect(page.getByText(/The browser refuses: xn--bnk-6cd\.example/)).toBeVisible();
    await page.getByLabel(en.attacks.fakeSite).fill('login.bank.example');
    await expect(page.getByText(/^The browser lets login\.bank\.example ask/)).toBeVisible();
    await expect(page.getByText(en.attacks.serverRefuses)).toBeVisible();
    await page.getByLabel(en.attacks.fakeSite).fill('bank.example');
    await expect(page.getByText(en.attacks.serverAccepts)).toBeVisible();
  }));

test('inside a code: every station follows what is changed, and its task accepts the answer', () =>
  inLab(async (page) => {
    const open = async (station: 'base32' | 'hmac' | 'truncation' | 'modulo' | 'resync') => {
      await visit(page, en.lab.inside);
      await page
        .getByRole('main')
        .getByRole('link', { name: `. ${en.inside[station].title}` })
        .click();
    };
    const answer = async (text: string, sentence: string) => {
      await page.getByLabel(en.lessons.answer).fill(text);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
    };

    await open('base32');
    await expect(page.getByText('Bytes in hexadecimal: 48 65 6c 6c 6f. In Base32: JBSWY3DP.')).toBeVisible();
    // The last bit, by keyboard: o is 6f, n is 6e.
    await page.getByRole('button', { name: /^Bit 1: 0,/ }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await expect(page.getByLabel(en.inside.base32.text)).toHaveValue('Helln');
    await expect(page.getByLabel(en.inside.base32.letters)).toHaveValue('JBSWY3DO');
    await page.getByLabel(en.inside.base32.letters).fill('MZ');
    await expect(page.getByText('the bytes are those of MY')).toBeVisible();
    await page.getByLabel(en.inside.base32.letters).fill('MZ1');
    await expect(page.getByText(en.inside.base32.lettersBad)).toBeVisible();
    await answer('25', en.inside.base32.rounded);
    await answer('26', en.lessons.right);

    await open('hmac');
    // RFC 4226 Appendix D, count 0.
    await expect(
      page.getByRole('img', { name: /^The second hash is the HMAC: cc 93 cf 18 50/ }),
    ).toBeVisible();
    await expect(page.getByRole('img', { name: /of 160 bits of the HMAC change if bit 64/ })).toBeVisible();
    await answer('84', en.lessons.right);

    await open('truncation');
    await expect(page.getByRole('row').filter({ hasText: 'Java' })).toContainText('-728,424');
    await page.getByLabel(en.inside.counter).fill('2');
    // RFC 4226 Appendix D, count 2: the bytes begin with 08, so the first bit is 0 and all agree.
    await expect(page.getByText(en.inside.truncation.bitsClear)).toBeVisible();
    await expect(page.getByText('The code is 359 152.')).toBeVisible();
    await answer('10', en.lessons.right);

    await open('modulo');
    await page.getByRole('button', { name: /more real codes/ }).click();
    await expect(page.getByText('5,000 real codes counted.')).toBeVisible();
    await answer('22', en.lessons.right);

    await open('resync');
    await button(page, en.inside.resync.wasted10).click();
    await button(page, en.inside.resync.sendOne).click();
    await expect(page.getByText('403154: rejected. The server tried counters 0 to 5.')).toBeVisible();
    await button(page, en.inside.resync.sendTwo).click();
    await expect(page.getByText('Both sides agree again.')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'on day 24' })).toBeVisible();
    await page.getByText(en.inside.resync.follows).click();
    await expect(page.getByRole('status').filter({ hasText: en.inside.resync.allAccepted })).toBeVisible();
    await answer('25', en.lessons.right);
    // This browser keeps the answers.
    await page.reload();
    await expect(page.getByLabel(en.lessons.answer)).toHaveValue('25');
    await expect(page.getByText(en.inside.resync.correct)).toBeVisible();
  }));

test('five lessons: each task accepts its answer and explains a common mistake', () =>
  inLab(async (page) => {
    const answers = {
      code: ['907081', en.lessons.code.first6, '081 804'],
      clock: ['37037037', en.lessons.clock.rounded, '37037036'],
      enrolling: [
        'otpauth://totp/Harbour%20Library:ann@example.test?secret=JBSWY3DPEHPK3PXP',
        'does not match the task: the digits',
        'otpauth://totp/Harbour%20Library:ann@example.test?secret=JBSWY3DPEHPK3PXP&digits=8',
      ],
      trust: ['10', en.lessons.trust.wrong, 'eleven guesses'],
    } as const;
    const open = async (lesson: keyof typeof answers | 'losing') => {
      await visit(page, en.lab.lessons);
      await page
        .getByRole('main')
        .getByRole('link', { name: `. ${en.lessons[lesson].title}` })
        .click();
    };
    for (const lesson of ['code', 'clock', 'enrolling', 'trust'] as const) {
      const [wrong, sentence, right] = answers[lesson];
      await open(lesson);
      await page.getByLabel(en.lessons.answer).fill(wrong);
      await button(page, en.lessons.check).click();
      await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
      await page.getByLabel(en.lessons.answer).fill(right);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: en.lessons.right })).toBeVisible();
    }
    await open('losing');
    await page.getByLabel(en.lessons.losing.mail).check();
    await button(page, en.lessons.check).click();
    await expect(page.getByText(en.lessons.losing.mailWhy)).toBeVisible();
    await page.getByLabel(en.lessons.losing.backup).check();
    await button(page, en.lessons.check).click();
    await expect(page.getByText(en.lessons.losing.backupWhy)).toBeVisible();

    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(en.lessons.answerLine)).toBeVisible();
    await expect(page.getByRole('navigation')).toBeHidden();
    // A printed lesson has no buttons and no answers.
    await expect(button(page, en.lessons.check)).toBeHidden();
    await expect(page.getByRole('link', { name: en.lessons.previous })).toBeHidden();
    await expect(page.getByText(en.lessons.losing.backupWhy)).toBeHidden();
  }));

test('on paper, every colour is the one of the light theme', () =>
  inLab(async (page) => {
    const colours = () =>
      page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        return ['ink', 'accent', 'accent-soft', 'danger-soft', 'success-soft', 'warning-soft'].map((name) =>
          style.getPropertyValue(`--${name}`),
        );
      });
    for (const contrast of ['no-preference', 'more'] as const) {
      await page.emulateMedia({ media: 'print', colorScheme: 'light', contrast });
      const light = await colours();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark', contrast });
      expect(await colours()).toEqual(light);
      await page.emulateMedia({ media: 'screen', colorScheme: 'dark', contrast });
      expect(await colours()).not.toEqual(light);
    }
  }));

test('on paper, nothing is lost where backgrounds are not printed', () =>
  inLab(async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const path of ['code', 'verifier', 'attacks', 'key-uri', 'inside/hmac', 'worksheets/hmac']) {
      await page.goto(`${site.address}/lab/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await lostWithoutBackgrounds(page), path).toEqual([]);
    }
    await page.goto(`${site.address}/lab/verifier`);
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
    await expect(page.locator('.timeline__tag').first()).toBeVisible();
  }));

/** Returns light texts, and checked boxes, that need a background which browsers do not print. */
async function lostWithoutBackgrounds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const isLight = (colour: string) => {
      if (!canvas) throw new Error('This browser has no canvas.');
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 150;
    };
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).printColorAdjust !== 'exact')
      .filter(
        (one) =>
          one.matches('input:checked') ||
          ([...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
            isLight(getComputedStyle(one).color)),
      )
      .map((one) => `${one.tagName} ${one.textContent}`);
  });
}

test('both sides: the desktop app reads the lab’s QR code from the screen, and shows how its code is made', async () => {
  // Without a key store the vault has a passphrase, which is required to show a real account's key.
  const world = await startWorld('none');
  try {
    const { page, desktop } = world;
    const { window } = desktop;
    await page.goto(`${world.server.address}/lab/key-uri`);
    await page.getByLabel(en.keyUri.issuer, { exact: true }).fill('Harbour Library');
    await page.getByLabel(en.code.digits).fill('8');
    await expect(page.getByRole('textbox', { name: en.keyUri.line })).toHaveValue(
      /^otpauth:\/\/totp\/Harbour%20Library:.*digits=8/,
    );

    await app.finishFirstRun(window, world.hasKeyStore);
    await app.scanScreens(window);
    await expect(app.review(window)).toContainText('Harbour Library');
    await expect(app.review(window)).toContainText('ann@example.test');
    await app.addEverythingFound(window);

    await window.getByRole('button', { name: 'Actions for Harbour Library' }).click();
    await window.getByRole('menuitem', { name: 'How this code is made' }).click();
    const dialog = window.getByRole('dialog');
    await expect(dialog).toContainText('This is a demo account');
    await expectAccessible(window);
    await expect(dialog.getByRole('img').first()).toHaveAccessibleName(/31 32 33 34 35 36 37 38 39 30/);

    await dialog.getByRole('button', { name: 'Use Harbour Library instead' }).click();
    await expect(dialog.getByRole('img')).toHaveCount(0);
    await dialog.getByLabel('Passphrase', { exact: true }).fill(app.PASSPHRASE);
    await dialog.getByRole('button', { name: 'Show it for 30 seconds' }).click();
    // JBSWY3DPEHPK3PXP.
    await expect(dialog.getByRole('img').first()).toHaveAccessibleName(/48 65 6c 6c 6f 21 de ad be ef/);
    await dialog.getByRole('button', { name: 'Go step by step' }).click();
    await window.keyboard.press('End');
    await expect(dialog.locator('[aria-current=step]')).toBeInViewport();
    await expect(dialog.locator('[aria-current=step]')).toContainText(/The code is [0-9]{4} [0-9]{4}/);
    await dialog.getByRole('button', { name: 'Go back to the demo account' }).click();
    await expect(dialog).toContainText('This is a demo account');
  } finally {
    await world.stop();
  }
});
