/** Pictures of the list: searching, shelves, a long list, the end of a time step, larger text. */
import {
  type AppScene,
  account,
  nearTheEnd,
  type OpenApp,
  resize,
  SECRET_256,
  set,
  withAccounts,
} from './scene.ts';

export async function takeListPictures(scene: AppScene): Promise<void> {
  await withAccounts(scene, someAccounts(), (desktop) => takeShortList(scene, desktop));
  await withAccounts(scene, manyAccounts(), async ({ window }) => {
    await window.locator('[data-row]').first().waitFor();
    await window.evaluate(() => {
      const page = document.querySelector('.accounts-page');
      page?.scrollTo(0, page.scrollHeight / 2);
    });
    await scene.take('many', window);
    await window.getByLabel('Search accounts').fill('77');
    await scene.take('search', window);
  });
}

/** Several rows are selected, and get a tag. */
async function takeSelection({ take }: AppScene, { window }: OpenApp): Promise<void> {
  const rows = window.locator('[data-row]');
  await rows.nth(0).click({ modifiers: ['Control'] });
  await rows.nth(2).click({ modifiers: ['Control'] });
  await take('selected', window);
  await window.getByRole('button', { name: 'Add tags' }).click();
  await window.getByRole('textbox', { name: 'Tags' }).fill('Tra');
  await take('add-tags', window);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Clear the selection' }).click();
}

/** Wide windows have two and three columns. */
async function takeColumns({ take }: AppScene, desktop: OpenApp): Promise<void> {
  for (const [state, width] of [
    ['two-columns', 1000],
    ['three-columns', 1400],
  ] as const) {
    await resize(desktop, width, 640);
    await take(state, desktop.window);
  }
  await resize(desktop, 440, 720);
}

async function takeShortList(scene: AppScene, desktop: OpenApp): Promise<void> {
  const { take } = scene;
  const { window } = desktop;
  await window.getByRole('button', { name: 'Next code for Counter' }).click();
  await take('counter', window);
  await nearTheEnd(window);
  await take('next-code', window);
  await window.getByRole('button', { name: 'Favourites' }).click();
  await take('favourites', window);
  await window.getByRole('button', { name: 'Bank', exact: true }).click();
  await take('tag', window);
  await window.getByRole('button', { name: 'All', exact: true }).click();
  await window.getByRole('button', { name: /^Sort order/ }).click();
  await take('order', window);
  await window.keyboard.press('Escape');
  await window.locator('[data-row]').nth(1).focus();
  await window.keyboard.press('ArrowDown');
  await take('keyboard', window);

  await window.emulateMedia({ forcedColors: 'active' });
  await take('high-contrast', window);
  await window.emulateMedia({ forcedColors: 'none' });
  await takeSelection(scene, desktop);
  await takeColumns(scene, desktop);
  await resize(desktop, 360, 560);
  await take('narrow', window);
  await resize(desktop, 440, 720);
  await zoom(desktop, 2);
  await take('zoom', window, () => wholeWindow(desktop));
  await zoom(desktop, 1);
  await set(window, { layout: 'compact' });
  await resize(desktop, 900, 600);
  await take('wide', window);
  await resize(desktop, 440, 720);
}

/** Returns accounts with names of every length, a counter, other lengths and periods. */
function someAccounts() {
  return [
    account('GitHub', 'ann@example.com', { favourite: true, tags: ['Work'] }),
    account('Fastmail', 'ann@fastmail.example', { tags: ['Home'] }),
    account('Counter', 'ann', { type: 'hotp', counter: 7 }),
    account('Bank of Example · business', 'a.very.long.customer.name@bank.example', {
      digits: 8,
      tags: ['Bank'],
    }),
    account('بنك المثال', 'ann@example.test', { favourite: true, tags: ['Bank'] }),
    account('Harbour', 'ann', { algorithm: 'SHA256', secret: SECRET_256, digits: 10 }),
    account('', 'ann@unnamed.example'),
  ];
}

const ISSUERS = [
  'GitHub',
  'Fastmail',
  'Example',
  'Harbour',
  'GitLab',
  'Bank of Example',
  'Dropbox',
  'Reddit',
];

function manyAccounts() {
  return Array.from({ length: 1000 }, (_, at) =>
    account(ISSUERS[at % ISSUERS.length] ?? '', `ann+${at}@example.com`, {
      addedAt: at,
      ...(at % 10 === 0 && { tags: ['Work'] }),
    }),
  );
}

/** Returns a picture of the window from Electron, because Playwright uses the wrong size for a zoomed page. */
async function wholeWindow({ electron }: OpenApp): Promise<Uint8Array> {
  const base64 = await electron.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return picture?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(base64, 'base64');
}

async function zoom({ electron }: OpenApp, factor: number): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, wanted) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.setZoomFactor(wanted);
  }, factor);
}
