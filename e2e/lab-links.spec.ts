import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { ar } from '../demo-server/web/lab/texts/ar/index.ts';
import { en } from '../demo-server/web/lab/texts/en/index.ts';
import { DIRECTIONS, LOCALES } from '../shared/translations/languages.ts';
import { expectGoodLooks, VIEWS, watchConsole } from './fixtures/look.ts';
import { test } from './fixtures/page-test.ts';
import { type Site, startSite } from './fixtures/site.ts';

/** Links to prepared pages of the lab, its worksheets, and a figure in a page of another site. */

let site: Site;

test.beforeAll(async ({ browser }) => {
  site = await startSite({ browser });
});
test.afterAll(() => site.stop());

/** @param expected what the browser may write to its console; nothing by default */
async function inBrowser(use: (page: Page) => Promise<void>, expected?: RegExp): Promise<void> {
  await site.tabs.use(LOCALES.en, async (page) => {
    const said = watchConsole(page);
    await use(page);
    expect(said.filter((line) => !expected?.test(line))).toEqual([]);
  });
}

test('a link opens a page as it was, names what is not possible, and never carries a key', () =>
  inBrowser(async (page) => {
    // RFC 6238 Appendix B: at 59 seconds, eight digits.
    await page.goto(`${site.address}/lab/code?digits=8&time=59`);
    const last = page.getByRole('listitem').filter({ hasText: 'The code is' });
    await expect(last).toContainText('9428 7082');
    await page.getByRole('button', { name: en.links.button }).click();
    const link = page.getByRole('dialog').getByLabel(en.links.link, { exact: true });
    const copied = await link.inputValue();
    expect(new URL(copied).search).toBe('?digits=8&time=59');
    await page.goto(copied);
    await expect(last).toContainText('9428 7082');

    await page.goto(`${site.address}/lab/code?digits=99&colour=blue`);
    await expect(page.getByText(/not possible here: digits\./)).toBeVisible();
    await expect(page.getByText(en.links.unknown)).toBeVisible();

    await page.goto(`${site.address}/lab/code?secret=JBSWY3DPEHPK3PXP&digits=8`);
    await expect(page.getByText(en.links.hadKey)).toBeVisible();
    await expect(page).toHaveURL(`${site.address}/lab/code`);
    expect(await page.content()).not.toContain('JBSWY3DPEHPK3PXP');
  }));

test('worksheets show lines, or solutions that agree with each other, on the screen and on paper', () =>
  inBrowser(async (page) => {
    await page.goto(`${site.address}/lab/worksheets`);
    await page.getByRole('link', { name: en.worksheets.clock.title }).click();
    await expect(page.getByText(en.worksheets.nameLine, { exact: true })).toBeVisible();
    const solution = page.getByText(en.worksheets.solution);
    await expect(solution).toHaveCount(0);
    await page.getByLabel(en.worksheets.showSolutions).check();
    await expect(solution).toHaveCount(6);
    await expectGoodLooks(page, VIEWS.slice(-1));
    // A link for the teacher, printed: the solutions, and no controls.
    await page.goto(`${site.address}/lab/worksheets/hmac?solutions=yes`);
    await expect(solution.first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByLabel(en.worksheets.showSolutions)).toBeHidden();
    await expect(page.getByText(en.lab.licence).and(page.locator(':visible'))).toHaveCount(1);
  }));

for (const [language, t] of [
  ['en', en],
  ['ar', ar],
] as const) {
  test(`a figure is saved as it is shown in ${language}: with its numbers, its source, and in its direction`, () =>
    site.tabs.use(LOCALES[language], async (page) => {
      const direction = DIRECTIONS[language];
      // The first row of RFC 6238's table.
      await page.goto(`${site.address}/lab/code?time=59`);
      const svg = await savedFigure(page, t.lab.code, 'SVG');
      const lines = await page.evaluate((text) => {
        const drawn = new DOMParser().parseFromString(text, 'image/svg+xml');
        if (drawn.querySelector('parsererror, script, image, a'))
          throw new Error('This is not a plain picture.');
        return [...drawn.querySelectorAll('text')].map((line) => ({
          text: line.textContent,
          direction: line.getAttribute('direction') ?? 'ltr',
        }));
      }, svg.toString('utf8'));
      const heading = await page.getByRole('heading', { level: 3 }).first().innerText();
      expect(heading).toMatch(/^1\. /);
      expect(lines).toContainEqual({ text: heading, direction });
      expect(lines.at(-1)).toEqual({ text: t.figures.source, direction });
      // Also marks on letters, which have no width of their own.
      const sentence = await page.locator('.making__step > p').first().innerText();
      expect(lines.map(({ text }) => text.trim()).join(' ')).toContain(sentence);
    }));
}

test('a figure is saved as a PNG', () =>
  inBrowser(async (page) => {
    await page.goto(`${site.address}/lab/verifier`);
    const png = await savedFigure(page, en.verifier.timeline, 'PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  }));

async function savedFigure(page: Page, title: string, kind: 'SVG' | 'PNG'): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('figure', { name: title }).getByRole('button').filter({ hasText: kind }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(kind === 'PNG' ? /\.png$/ : /\.svg$/);
  return readFile(await download.path());
}

test('a page of another site shows a figure from the line of the lab, and no other page', () =>
  inBrowser(async (page) => {
    await page.goto(`${site.address}/lab/inside/hmac?hash=SHA256`);
    await page.getByRole('button', { name: en.links.button }).click();
    const line = await page.getByRole('dialog').getByLabel(en.links.embed, { exact: true }).inputValue();
    const other = `<iframe src="${site.address}/lab/code" title="other"></iframe>`;
    const school = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>A school</title>${line}${other}`);
    });
    await new Promise<void>((resolve) => school.listen(0, '127.0.0.1', resolve));
    try {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      // Another site: the same computer under another name.
      await page.goto(`http://localhost:${(school.address() as AddressInfo).port}/`, { waitUntil: 'load' });
      const figure = page.frameLocator('iframe').first();
      await expect(figure.getByRole('heading', { level: 1 })).toHaveText(en.inside.hmac.title);
      await expect(figure.getByText('HMAC').first()).toBeVisible();
      await expect(figure.getByText(en.figures.source).first()).toBeVisible();
      // It has no session and asks the API nothing.
      expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
      const refused = page.frames().find((frame) => frame !== page.mainFrame() && !/embed/.test(frame.url()));
      expect(refused?.url()).toMatch(/^chrome-error:/);
    } finally {
      school.close();
    }
  }, /^Framing '[^']*' violates .*frame-ancestors 'none'/));
