import type { ReplyOf, routes } from '../contract/index.ts';
import type { Browser } from './browser.ts';

/** Returns the newest message to an address from the outbox. */
export async function newestMail(
  browser: Browser,
  recipient: string,
  kind: string,
): Promise<ReplyOf<(typeof routes)['readOutbox']>['messages'][number]> {
  const { messages } = await browser.send('readOutbox');
  const found = messages.find((message) => message.recipient === recipient && message.kind === kind);
  if (!found) throw new Error(`There is no message ${kind} to ${recipient}.`);
  return found;
}

/** Returns how many messages of a kind were sent to an address. */
export async function mailCount(browser: Browser, recipient: string, kind: string): Promise<number> {
  const { messages } = await browser.send('readOutbox');
  return messages.filter((message) => message.recipient === recipient && message.kind === kind).length;
}

/** Returns the token of the first link in a message. */
export function tokenIn({ text }: { text: string }): string {
  const [, token] = /#token=([\w-]+)/.exec(text) ?? [];
  if (token === undefined) throw new Error('There is no link with a token in the message.');
  return token;
}
