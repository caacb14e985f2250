/** Shared by the demo server's pictures. */
import type { Browser, Page } from '@playwright/test';
import { expect } from '../../../e2e/fixtures/expect.ts';
import type { Take } from './camera.ts';

/** A site with control of its clock and its accounts. */
export interface Scene {
  /** The address at `localhost`, where browsers allow passkeys. */
  address: string;
  /** The address with the IP number, as in mailed links. */
  mailed: string;
  browser: Browser;
  take: Take;
  /** Opens a new browser context, without a signed-in user. */
  someone(locale?: string): Promise<Page>;
  /** Calls a route under `/demo/`. */
  demo(page: Page, route: string, data?: object): Promise<unknown>;
}

export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
export const follow = (page: Page, name: string): Promise<void> =>
  page.getByRole('link', { name, exact: true }).first().click();

/** Returns the six digits in the newest message with a code to a recipient. */
export async function newestCode({ address }: Scene, page: Page, recipient: RegExp): Promise<string> {
  let code: string | undefined;
  await expect(async () => {
    const reply = await page.request.get(`${address}/api/outbox`);
    const { messages } = (await reply.json()) as { messages: { recipient: string; text: string }[] };
    code = messages
      .filter((message) => recipient.test(message.recipient))
      .map(({ text }) => /\b(\d{3}) ?(\d{3})\b/.exec(text)?.slice(1).join(''))
      .find((found) => found !== undefined);
    expect(code).toBeDefined();
  }).toPass();
  return code ?? '';
}
