/** Pictures of the palette: a few letters, one account, after copying. */
import type { Page } from '@playwright/test';
import { type AppScene, account, nearTheEnd, type OpenApp, start, withAccounts } from './scene.ts';

export async function takePalettePictures(scene: AppScene): Promise<void> {
  const { take } = scene;
  const accounts = [
    account('GitHub', 'ann@example.com', { favourite: true }),
    account('Fastmail', 'ann@fastmail.example'),
    account('GitLab', 'ann@example.com'),
    account('Bank of Example · business', 'a.very.long.customer.name@bank.example', { digits: 8 }),
    account('Counter', 'ann', { type: 'hotp', counter: 7 }),
  ];
  await withAccounts(scene, accounts, async (desktop) => {
    const palette = await openPalette(desktop);
    await take('palette', palette);
    await nearTheEnd(palette);
    await take('palette-next', palette);
    const box = palette.getByRole('combobox', { name: 'Find a code' });
    await box.fill('git');
    await take('palette-search', palette);
    await box.fill('zebra');
    await take('palette-no-match', palette);
    await start(desktop, { verb: 'copy', query: 'fastmail' });
    await palette.getByText('code copied').waitFor();
    await take('palette-copied', palette);
  });
  await withAccounts(scene, [], async (desktop) => {
    await take('palette-empty', await openPalette(desktop));
  });
}

async function openPalette(desktop: OpenApp): Promise<Page> {
  const opened = desktop.electron.waitForEvent('window');
  await start(desktop, { verb: 'palette' });
  const palette = await opened;
  await palette.getByRole('combobox', { name: 'Find a code' }).waitFor();
  await stayOpen(desktop);
  return palette;
}

/** Keeps the palette open for its picture. It usually closes without the focus, and shortly after copying. */
async function stayOpen({ electron }: OpenApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().includes('palette')) window.hide = () => undefined;
    }
  });
}
