import { Refusal } from '../base/refusal.ts';
import { hashToken } from '../sessions/token.ts';
import type { MailedLink } from '../store/mailed-links.ts';
import type { Store } from '../store/store.ts';

/**
 * Returns a mailed link that can still be used, without using it up. One that has expired is deleted when it is first
 * seen: a clock that is set back does not revive it.
 *
 * @throws Refusal `INVALID_TOKEN`
 */
export async function usableLink(
  { mailedLinks }: Pick<Store, 'mailedLinks'>,
  token: string,
  purpose: MailedLink['purpose'],
  now: number,
): Promise<MailedLink> {
  const tokenHash = hashToken(token);
  const link = await mailedLinks.usable(tokenHash, purpose, now);
  if (link) return link;
  await mailedLinks.removeExpired(now, tokenHash);
  throw new Refusal('INVALID_TOKEN');
}
