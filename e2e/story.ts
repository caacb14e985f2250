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
import type { Sentences } from './texts/catalogue.ts';

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
  /** Moves both clocks to the next time step. By default its code is waited for, as a person does. */
  toNextStep: (() => Promise<void>) | undefined;
}

export interface Step {
  /** The sentence in the texts that says what happens. */
  key: keyof Sentences['story'];
  run(scene: Scene): Promise<void>;
}

export function openScene(world: World, through: Scene['through'], toNextStep?: Scene['toNextStep']): Scene {
  const person = { name: 'Ann Example', email: 'ann@example.test', password: 'correct horse battery' };
  return { world, through, person, key: '', enrolmentCode: '', signInCode: '', toNextStep };
}

export const roundTrip: readonly Step[] = [
  {
    key: 'sideBySide',
    run: async ({ world }) => {
      await world.page.goto(world.server.address);
      await app.finishFirstRun(world.desktop.window, world.hasKeyStore);
    },
  },
  {
    key: 'signUp',
    run: ({ world, person }) => site.signUp(world.page, world.server.address, person),
  },
  {
    key: 'turnOn',
    run: async (scene) => {
      await site.beginEnrolment(scene.world.page, scene.person);
      scene.key = await site.keyOnPage(scene.world.page);
    },
  },
  {
    key: 'found',
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
    key: 'add',
    run: async ({ world, person, key }) => {
      await app.addEverythingFound(world.desktop.window);
      await expect
        .poll(async () => (await app.codeShown(world.desktop.window, person.email)).code)
        .toBe(independentCode(key, Date.now()));
    },
  },
  {
    key: 'confirm',
    run: async (scene) => {
      scene.enrolmentCode = await app.freshCode(scene.world.desktop.window, scene.person.email);
      await site.confirmEnrolment(scene.world.page, scene.enrolmentCode);
    },
  },
  {
    key: 'backupCodes',
    run: async ({ world }) => {
      await site.backupCodesOnPage(world.page);
      await site.saveBackupCodes(world.page);
    },
  },
  {
    key: 'signInAgain',
    run: async ({ world, person }) => {
      await site.signOut(world.page);
      await site.signInWithPassword(world.page, world.server.address, person);
      await site.expectOnlySecondStepReachable(world.page, world.server.address);
    },
  },
  {
    key: 'wrongCode',
    run: ({ world, key }) => site.expectCodeRefused(world.page, wrongCode(key)),
  },
  {
    key: 'usedCode',
    run: ({ world, enrolmentCode }) => site.expectCodeRefused(world.page, enrolmentCode),
  },
  {
    key: 'nextCode',
    run: async (scene) => {
      await scene.toNextStep?.();
      scene.signInCode = await app.codeAfter(
        scene.world.desktop.window,
        scene.person.email,
        scene.enrolmentCode,
      );
      await site.finishSignIn(scene.world.page, scene.signInCode);
    },
  },
  {
    key: 'sameCode',
    run: async ({ world, person, signInCode }) => {
      await site.signOut(world.page);
      await site.signInWithPassword(world.page, world.server.address, person);
      await site.expectCodeRefused(world.page, signInCode);
    },
  },
  {
    key: 'restart',
    run: async ({ world, person, key }) => {
      await world.restartDesktop();
      await app.unlock(world.desktop.window, world.hasKeyStore);
      await expect
        .poll(async () => (await app.codeShown(world.desktop.window, person.email)).code)
        .toBe(independentCode(key, Date.now()));
    },
  },
];
