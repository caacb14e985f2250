/** Pictures of the demo server's pages in both themes, for docs/gallery/server.md. */
import { en } from '../../../demo-server/web/texts/en/index.ts';
import { type Site, startSite } from '../../../e2e/fixtures/site.ts';
import { cameraInto, type Take } from './camera.ts';
import { takeMemberPictures } from './member.ts';
import { heading, press, type Scene } from './scene.ts';
import { takeStaffPictures } from './staff.ts';
import { takeWayBackPictures } from './way-back.ts';

/** The settings of the server in the pictures. */
export const SERVER_SETTINGS = {
  DEMO_CONTROLS: '1',
  COUNTERSIGN_RECOVERY_WAIT_HOURS: '24',
  COUNTERSIGN_SECURITY_QUESTIONS: 'on',
};

/** Takes the pictures. @param folder for `server-STATE-THEME.png` */
export async function takeServerPictures(folder: string): Promise<void> {
  const site = await startSite({ settings: SERVER_SETTINGS });
  try {
    await walkServer(site, await cameraInto(folder));
  } finally {
    await site.stop();
  }
}

/**
 * Brings the pages into each state that there is a picture of.
 *
 * @param take called in each state
 * @param patience milliseconds that one step may take; Playwright's own time if undefined
 */
export async function walkServer(
  site: Pick<Site, 'address' | 'browser'>,
  take: Take,
  patience?: number,
): Promise<void> {
  const address = site.address.replace('127.0.0.1', 'localhost');
  const scene: Scene = {
    address,
    mailed: site.address,
    browser: site.browser,
    take,
    someone: async (locale = 'en-GB') => {
      const context = await site.browser.newContext({ locale });
      if (patience !== undefined) context.setDefaultTimeout(patience);
      return context.newPage();
    },
    demo: async (page, route, data = {}) => {
      const reply = await page.request.post(`${address}/demo/${route}`, {
        data,
        headers: { origin: address },
      });
      if (!reply.ok()) throw new Error(`/demo/${route} was refused with ${reply.status()}.`);
      return reply.json();
    },
  };
  await takeGuestPictures(scene);
  const member = await takeMemberPictures(scene);
  await takeWayBackPictures(scene, member);
  await takeStaffPictures(scene);
}

/** Pictures of the pages without an account, and of errors. */
async function takeGuestPictures({ address, take, someone }: Scene): Promise<void> {
  const page = await someone();
  await page.goto(address);
  await heading(page, en.accounts.title);
  await take(page, 'landing');
  await take(page, 'narrow', 320);
  await page.goto(`${address}/sign-up`);
  await page.getByRole('textbox', { name: en.accounts.name, exact: true }).fill('Ann Example');
  await press(page, en.accounts.createAccount);
  await page.getByLabel(en.accounts.email).waitFor();
  await take(page, 'sign-up');
  await page.goto(`${address}/sign-in`);
  await page.getByLabel(en.accounts.email).fill('ann@example.test');
  await page.getByLabel(en.accounts.password, { exact: true }).fill('not the password');
  await press(page, en.accounts.signIn);
  await page.getByRole('alert').waitFor();
  await take(page, 'sign-in');
  await page.goto(`${address}/forgot-password`);
  await heading(page, en.passwords.forgotTitle);
  await take(page, 'forgot-password');
  await page.route('**/api/auth/get-session', (route) => route.abort());
  await page.goto(address);
  await heading(page, en.frame.noAnswer);
  await take(page, 'no-answer');
  await page.context().close();
}
