/**
 * The round trip, step by step: a user enrols on the demo server's page, the desktop app reads the QR code, the app's
 * code confirms the second factor, and the next code signs the user in.
 *
 * The end-to-end test and `npm run tour` both run these steps.
 */
import { rm } from 'node:fs/promises';
import { wrongCode } from './fixtures/api-hands.ts';
import * as app from './fixtures/app-hands.ts';
import { expect } from './fixtures/expect.ts';
import { independentCode } from './fixtures/independent-code.ts';
import * as site from './fixtures/site-hands.ts';
import type { World } from './fixtures/world.ts';

/** What one step passes on to the next. */
export interface Scene {
  world: World;
  /** How the QR code reaches the app. */
  through: 'screen' | 'image';
  person: site.Person;
  /** The key that the page shows for typing. It is only compared, never saved. */
  key: string;
  enrolmentCode: string;
  signInCode: string;
}

export interface Step {
  /** What happens: one sentence. */
  name: string;
  run(scene: Scene): Promise<void>;
}

export function openScene(world: World, through: Scene['through']): Scene {
  const person = { name: 'Ann Example', email: 'ann@example.test', password: 'correct horse battery' };
  return { world, through, person, key: '', enrolmentCode: '', signInCode: '' };
}

export const roundTrip: readonly Step[] = [
  {
    name: 'The demo server and the desktop app run side by side.',
    run: async ({ world }) => {
      await world.page.goto(world.server.address);
      await app.finishFirstRun(world.desktop.window, world.hasKeyStore);
    },
  },
  {
    name: 'Ann creates an account on the demo server.',
    run: ({ world, person }) => site.signUp(world.page, world.server.address, person),
  },
  {
    name: 'She turns on two-factor authentication and enters her password. A QR code appears.',
    run: async (scene) => {
      await site.beginEnrolment(scene.world.page, scene.person);
      scene.key = await site.keyOnPage(scene.world.page);
    },
  },
  {
    name: 'The desktop app finds the QR code and shows what it contains. Nothing is saved yet.',
    run: async ({ world, through, person }) => {
      if (through === 'screen') {
        await app.scanScreens(world.desktop.window);
      } else {
        const picture = await site.saveQrPicture(world.page);
        await app.openImages(world.desktop, [picture]);
        await rm(picture);
      }
      await expect(app.review(world.desktop.window)).toContainText(person.email);
    },
  },
  {
    name: 'She adds the account, and the app shows its code.',
    run: async ({ world, person, key }) => {
      await app.addEverythingFound(world.desktop.window);
      await expect
        .poll(async () => (await app.codeShown(world.desktop.window, person.email)).code)
        .toBe(independentCode(key, Date.now()));
    },
  },
  {
    name: 'The app’s code confirms the key. The second factor is now on.',
    run: async (scene) => {
      scene.enrolmentCode = await app.freshCode(scene.world.desktop.window, scene.person.email);
      await site.confirmEnrolment(scene.world.page, scene.enrolmentCode);
    },
  },
  {
    name: 'She saves her backup codes, which are shown only once, and confirms it.',
    run: async ({ world }) => {
      await site.backupCodesOnPage(world.page);
      await site.saveBackupCodes(world.page);
    },
  },
  {
    name: 'She signs out and signs in again. The password alone now reaches only the second step.',
    run: async ({ world, person }) => {
      await site.signOut(world.page);
      await site.signInWithPassword(world.page, world.server.address, person);
      await site.expectOnlySecondStepReachable(world.page, world.server.address);
    },
  },
  {
    name: 'A wrong code is refused.',
    run: ({ world, key }) => site.expectCodeRefused(world.page, wrongCode(key)),
  },
  {
    name: 'The code that confirmed the key is refused, because it was already used.',
    run: ({ world, enrolmentCode }) => site.expectCodeRefused(world.page, enrolmentCode),
  },
  {
    name: 'The next code signs her in.',
    run: async (scene) => {
      scene.signInCode = await app.codeAfter(
        scene.world.desktop.window,
        scene.person.email,
        scene.enrolmentCode,
      );
      await site.finishSignIn(scene.world.page, scene.signInCode);
    },
  },
  {
    name: 'The same code is refused in a new sign-in.',
    run: async ({ world, person, signInCode }) => {
      await site.signOut(world.page);
      await site.signInWithPassword(world.page, world.server.address, person);
      await site.expectCodeRefused(world.page, signInCode);
    },
  },
  {
    name: 'The app is closed and started again. It still has the account and shows the code that an independent calculation gives.',
    run: async ({ world, person, key }) => {
      await world.restartDesktop();
      await app.unlock(world.desktop.window, world.hasKeyStore);
      await expect
        .poll(async () => (await app.codeShown(world.desktop.window, person.email)).code)
        .toBe(independentCode(key, Date.now()));
    },
  },
];
