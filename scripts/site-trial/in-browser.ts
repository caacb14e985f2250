/** What a visitor of the site does, in a real browser. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { sandboxSwitches } from '../../e2e/fixtures/environment.ts';
import { expect } from '../../e2e/fixtures/expect.ts';
import { runtime } from '../../e2e/fixtures/runtime.ts';

/** One page of each kind. */
const KINDS = [
  '',
  'de/',
  'app/',
  'de/app/',
  'faq/',
  'compare/',
  'api/playwright/',
  'api/conformance/',
  'api/otp/',
  'server-api/',
  'checks/',
  'gallery/app/',
];

/** Returns what is wrong, one sentence each. @param address of the site, with a slash at the end */
export async function tryInBrowser(address: string): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: runtime().browser.executable,
    args: [...sandboxSwitches],
  });
  const problems: string[] = [];
  const attempt = async (title: string, work: () => Promise<void>) => {
    try {
      await work();
      console.log(`✓ ${title}`);
    } catch (error) {
      problems.push(`${title}: ${(error as Error).message}`);
    }
  };
  try {
    for (const theme of ['light', 'dark'] as const) {
      await attempt(`Pages of each kind pass axe in ${theme}`, () => look(browser, address, theme));
    }
    await attempt('The search finds, in English and German', () => search(browser, address));
    await attempt('The lab works in both languages and asks for nothing', () => lab(browser, address));
  } finally {
    await browser.close();
  }
  return problems;
}

async function look(browser: Browser, address: string, theme: 'light' | 'dark'): Promise<void> {
  await onPage(browser, theme, async (page) => {
    const found: string[] = [];
    for (const kind of KINDS) {
      await page.goto(`${address}${kind}`);
      await page.waitForFunction(codeCanBeScrolled);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (width > 0) found.push(`/${kind} is ${width} pixels wider than its window`);
      for (const { id, nodes } of violations)
        found.push(`/${kind}: ${id} at ${nodes[0]?.html.slice(0, 160)}`);
    }
    if (found.length > 0) throw new Error(`\n${found.join('\n')}`);
  });
}

/** The page makes code that is too wide reachable by keyboard a quarter of a second after it was laid out. */
function codeCanBeScrolled(): boolean {
  return [...document.querySelectorAll('pre')].every(
    // What is closed is measured only when it is opened.
    (code) => !code.checkVisibility() || code.scrollWidth <= code.clientWidth || code.tabIndex === 0,
  );
}

async function search(browser: Browser, address: string): Promise<void> {
  await onPage(browser, 'light', async (page) => {
    for (const [path, button, words, part] of [
      ['', 'Search', 'recovery kit', /recovery|kit/i],
      ['de/', 'Suchen', 'Notfallbogen', /Notfallbogen/i],
    ] as const) {
      await page.goto(`${address}${path}`);
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('dialog').getByRole('textbox').fill(words);
      // What was searched for is marked in each text that has it.
      await expect(page.getByRole('dialog').locator('mark').first()).toHaveText(part);
    }
  });
}

async function lab(browser: Browser, address: string): Promise<void> {
  await onPage(browser, 'light', async (page, asked) => {
    const place = `${address}try/`;
    await page.goto(address);
    await page.getByRole('link', { name: 'Open the lab' }).first().click();
    await expect(page).toHaveURL(`${place}#/lab`);
    for (const name of [
      'code',
      'verifier',
      'inside',
      'inside/hmac',
      'attacks',
      'key-uri',
      'lessons',
      'lessons/clock',
      'nowhere',
    ]) {
      await page.goto(`${place}#/lab/${name}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.html.slice(0, 120)}`)).toEqual(
        [],
      );
    }
    await page.goto(`${place}#/lab/key-uri`);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
    await expect(page.getByRole('heading', { level: 1, name: 'Was ein QR-Code enthält' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Was ein QR-Code enthält' })).toBeVisible();
    expect(asked.filter((url) => /\/api\//.test(url))).toEqual([]);
    expect(
      asked.filter((url) => url.includes('/try/')).filter((url) => !/\/try\/(?:$|assets\/)/.test(url)),
    ).toEqual([]);
  });
}

/** Runs `use` on a page of its own. Any request to another host, any failed request and any error in the page fails. */
async function onPage(
  browser: Browser,
  colorScheme: 'light' | 'dark',
  use: (page: Page, asked: readonly string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ colorScheme, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const asked: string[] = [];
  const wrong: string[] = [];
  page.on('request', (request) => asked.push(request.url().split('#')[0] ?? ''));
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') wrong.push(line.text());
  });
  try {
    await use(page, asked);
    expect(wrong).toEqual([]);
    expect(
      asked.filter((url) => !url.startsWith('http://127.0.0.1:') && !/^(?:data|blob):/.test(url)),
    ).toEqual([]);
  } finally {
    await context.close();
  }
}
