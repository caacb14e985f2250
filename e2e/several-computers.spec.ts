import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page, test } from '@playwright/test';
import * as app from './fixtures/app-hands.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from './fixtures/desktop-app.ts';
import { type Display, startDisplay } from './fixtures/display.ts';
import { noKeyStore } from './fixtures/key-store.ts';
import { addAccounts, createVault } from './fixtures/prepared-vault.ts';

/**
 * One vault on two computers: two apps on two displays, each with its own folder. A script keeps the folders in step as
 * badly as real programs do: late, twice, and with files that are incomplete at first.
 */

const SECRETS = ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U'];
const uri = (account: string, secret = SECRETS[0]) =>
  `otpauth://totp/Example:${account}?secret=${secret}&issuer=Example`;

interface Side {
  display: Display;
  data: { path: string; remove(): Promise<void> };
  desktop: DesktopApp;
  folder: string;
}

let desk: Side;
let laptop: Side;
let relay: { stop(): Promise<void> };

async function side(): Promise<Side> {
  const display = await startDisplay({ width: 1100, height: 900 });
  const data = await makeDataFolder();
  const folder = await mkdtemp(join(tmpdir(), 'countersign-common-'));
  const desktop = await startDesktopApp({ display, keyStore: noKeyStore, dataFolder: data.path });
  await createVault(desktop.window, false);
  await desktop.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  return { display, data, desktop, folder };
}

test.beforeAll(async () => {
  [desk, laptop] = [await side(), await side()];
  relay = startRelay(desk.folder, laptop.folder);
});
test.afterAll(async () => {
  await relay?.stop();
  for (const one of [desk, laptop]) {
    await one?.desktop.close();
    await one?.display.stop();
    await one?.data.remove();
    if (one) await rm(one.folder, { recursive: true, force: true });
  }
});

test('two computers join with words and a passphrase, keep each other’s changes, and one is removed', async () => {
  const [here, there] = [desk.desktop.window, laptop.desktop.window];
  await addAccounts(here, uri('ann@example.test'));
  await addAccounts(there, uri('bob@example.test', SECRETS[1]));

  await test.step('the first computer starts, and shows a code', async () => {
    await openSection(here);
    await section(here).getByLabel('Name of this computer').fill('Desk');
    await section(here).getByRole('button', { name: 'Choose a folder and start' }).click();
    const starting = here.getByRole('dialog', { name: 'Share this vault with other computers' });
    await starting.getByLabel('Passphrase', { exact: true }).fill('not this one');
    await starting.getByRole('button', { name: 'Choose the folder' }).click();
    await expect(starting).toContainText('That is not the passphrase of this vault.');
    await starting.getByLabel('Passphrase', { exact: true }).fill(app.PASSPHRASE);
    await starting.getByRole('button', { name: 'Choose the folder' }).click();
    await expect(section(here).getByRole('listitem').filter({ hasText: 'Desk' })).toContainText(
      'this computer',
    );
    await section(here).getByRole('button', { name: 'Add a computer' }).click();
    await expect(here.getByRole('img', { name: 'QR code with the joining code' })).toBeVisible();
  });

  await test.step('the second one joins, and both show the same six words', async () => {
    const code = await here.getByRole('dialog').locator('.several__words').innerText();
    await openSection(there);
    await expect(section(there).getByLabel('Name of this computer')).toHaveValue(
      (hostname().split('.')[0] ?? '').slice(0, 60),
    );
    await section(there).getByLabel('Name of this computer').fill('Laptop');
    await section(there).getByRole('button', { name: 'Join with a code…' }).click();
    const dialog = there.getByRole('dialog');
    await dialog.getByLabel('Joining code').fill(code.replace(/^\S+/, 'lantern'));
    await dialog.getByRole('button', { name: 'Choose the folder and join' }).click();
    await expect(dialog).toContainText('“lantern” is not a word of a joining code.');
    await dialog.getByLabel('Joining code').fill(code.toUpperCase());
    await dialog.getByRole('button', { name: 'Choose the folder and join' }).click();
    await expect(section(there)).toContainText('Does the other computer show these words?', {
      timeout: 20_000,
    });
    const words = await section(there).locator('.several__words').innerText();
    const asked = here.getByRole('region', { name: '“Laptop” wants to join' });
    await expect(asked.locator('.several__words')).toHaveText(words, { timeout: 20_000 });
    // Joining gives all accounts away, so it needs the passphrase, too.
    const same = section(there).getByRole('button', { name: 'They are the same' });
    await expect(same).toBeDisabled();
    await section(there).getByLabel('Passphrase', { exact: true }).fill('not this one');
    await same.click();
    await expect(section(there)).toContainText('That is not the passphrase of this vault.');
    await section(there).getByLabel('Passphrase', { exact: true }).fill(app.PASSPHRASE);
    await same.click();
    await asked.getByLabel('Passphrase', { exact: true }).fill('not this one');
    await asked.getByRole('button', { name: 'Admit Laptop' }).click();
    await expect(asked).toContainText('That is not the passphrase of this vault.');
    await asked.getByLabel('Passphrase', { exact: true }).fill(app.PASSPHRASE);
    await asked.getByRole('button', { name: 'Admit Laptop' }).click();
    await expect(here.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('both lists have the accounts of both', async () => {
    for (const window of [here, there]) {
      await expect(section(window).getByRole('listitem')).toHaveCount(2, { timeout: 20_000 });
      await leaveSettings(window);
      for (const account of ['ann@example.test', 'bob@example.test']) await expectAccount(window, account);
    }
  });

  await test.step('a change arrives on the other side, after a restart too', async () => {
    await app.addKeyUri(there, uri('cleo@example.test'));
    await expectAccount(here, 'cleo@example.test');
    await laptop.desktop.close();
    await app.addKeyUri(here, uri('dora@example.test'));
    laptop.desktop = await startDesktopApp({
      display: laptop.display,
      keyStore: noKeyStore,
      dataFolder: laptop.data.path,
    });
    await app.unlock(laptop.desktop.window, false);
    await expectAccount(laptop.desktop.window, 'dora@example.test');
  });

  await test.step('a new name arrives on the other side', async () => {
    const again = laptop.desktop.window;
    await openSection(again);
    await section(again).getByRole('button', { name: 'Rename' }).click();
    const dialog = again.getByRole('dialog', { name: 'Rename this computer' });
    await dialog.getByLabel('Name of this computer').fill('Study');
    await dialog.getByRole('button', { name: 'Save the name' }).click();
    await expect(section(again).getByRole('listitem').filter({ hasText: 'Study' })).toContainText(
      'this computer',
    );
    await leaveSettings(again);
    await openSection(here);
    await expect(section(here).getByRole('listitem').filter({ hasText: 'Study' })).toHaveCount(1, {
      timeout: 20_000,
    });
    await leaveSettings(here);
  });

  await test.step('a removed computer hears of it, and its changes do not arrive', async () => {
    const again = laptop.desktop.window;
    await openSection(here);
    await section(here).getByRole('button', { name: 'Remove Study' }).click();
    const removing = here.getByRole('dialog', { name: 'Remove Study?' });
    await removing.getByLabel('Passphrase', { exact: true }).fill('not this one');
    await removing.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(removing).toContainText('That is not the passphrase of this vault.');
    await removing.getByLabel('Passphrase', { exact: true }).fill(app.PASSPHRASE);
    await removing.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(section(here).getByRole('listitem').filter({ hasText: 'Last change' })).toHaveCount(1);
    await app.addKeyUri(again, uri('late@example.test'));
    await openSection(again);
    await expect(section(again)).toContainText('“Desk” removed this computer', { timeout: 20_000 });
    await leaveSettings(here);
    await expect(here.getByText('late@example.test')).toHaveCount(0);
    await section(again).getByRole('button', { name: 'Turn off' }).click();
    await again.getByRole('alertdialog').getByRole('button', { name: 'Turn off' }).click();
    await expect(section(again).getByRole('button', { name: 'Join with a code…' })).toBeVisible();
    await leaveSettings(again);
    await expectAccount(again, 'ann@example.test');
  });

  await test.step('a picture of a joining code opens the dialog with its words', async () => {
    const again = laptop.desktop.window;
    await openSection(here);
    await section(here).getByRole('button', { name: 'Add a computer' }).click();
    const code = here.getByRole('img', { name: 'QR code with the joining code' });
    await expect(code).toBeVisible();
    const picture = join(laptop.folder, '.code.png');
    await code.screenshot({ path: picture });
    const words = await here.getByRole('dialog').locator('.several__words').innerText();
    await laptop.desktop.electron.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, picture);
    await app.addAnotherWay(again, 'Open image…');
    await expect(
      again.getByRole('dialog', { name: 'Join your other computers' }).getByLabel('Joining code'),
    ).toHaveValue(words);
    await again.keyboard.press('Escape');
    await here.getByRole('dialog').getByRole('button', { name: 'Discard this code' }).click();
    await expect(here.getByRole('dialog')).toHaveCount(0);
  });
});

function section(window: Page) {
  return window.getByRole('region', { name: 'Several computers' });
}

async function openSection(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Settings' }).click();
  await section(window).scrollIntoViewIfNeeded();
}

async function leaveSettings(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Back to the accounts' }).click();
}

async function expectAccount(window: Page, account: string): Promise<void> {
  await expect(
    window.getByRole('button', { name: /^Copy code for/ }).filter({ hasText: account }),
  ).toBeVisible({ timeout: 20_000 });
}

/** Keeps two folders in step: a file comes late, first incomplete, and sometimes as a conflict copy, too. */
function startRelay(one: string, other: string): { stop(): Promise<void> } {
  let isRunning = true;
  const both = new Set<string>();
  const carry = async (from: string, to: string) => {
    const [source, target] = [await readdir(from), await readdir(to)];
    for (const name of source.filter((name) => /^[0-9a-f]{32}$/.test(name))) {
      if (target.includes(name)) both.add(name);
      else if (both.has(name)) await rm(join(from, name), { force: true });
      else {
        const bytes = await readFile(join(from, name)).catch(() => undefined);
        if (!bytes) continue;
        await writeFile(join(to, name), bytes.subarray(0, bytes.length / 2));
        await sleep(200);
        await copyFile(join(from, name), join(to, name)).catch(() => undefined);
        if (both.size % 3 === 0) await writeFile(join(to, `${name} (conflicted copy)`), bytes);
      }
    }
  };
  const running = (async () => {
    while (isRunning) {
      await carry(one, other);
      await carry(other, one);
      await sleep(150);
    }
  })();
  return {
    stop: async () => {
      isRunning = false;
      await running;
    },
  };
}
