import { randomUUID } from 'node:crypto';
import { hashToken, newToken } from '../sessions/token.ts';
import type { MailedLink } from '../store/mailed-links.ts';
import type { Store } from '../store/store.ts';

/**
 * The page that a mailed link opens. The token comes after the `#`, which browsers and mail scanners do not send to a
 * server.
 */
const PAGES: Readonly<Record<MailedLink['purpose'], string>> = {
  'verify-address': '/verify-email',
  'reset-password': '/reset-password',
  'keep-account': '/keep-account',
  'enrol-anew': '/recovery/set-up',
};

/** Creates a link that can be used once. @returns its path; only now is the token known */
export async function createMailedLink(
  write: Pick<Store, 'mailedLinks'>,
  link: Pick<MailedLink, 'userId' | 'epoch' | 'purpose' | 'addressId' | 'createdAt' | 'expiresAt'>,
): Promise<string> {
  const token = newToken();
  await write.mailedLinks.insert({ ...link, id: randomUUID(), tokenHash: hashToken(token) });
  return `${PAGES[link.purpose]}#token=${token}`;
}
