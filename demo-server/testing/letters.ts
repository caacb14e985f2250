import { join } from 'node:path';
import { loadKeyFile } from '../keys/key-file.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { LetterKind, Letters } from '../mail/kinds/index.ts';
import { sealedForLetter } from '../mail/post.ts';
import type { TestSite } from './test-site.ts';

/** A letter as its recipient reads it. */
export interface OpenedLetter<Kind extends LetterKind> {
  recipient: string;
  details: Letters[Kind];
}

/** Returns the keys of a site. */
export function keysOf({ data }: Pick<TestSite, 'data'>): KeyRing {
  return loadKeyFile(join(data, 'keys.txt'));
}

/** Returns all letters of a kind to an account, sent or not, oldest first, opened with the site's keys. */
export async function lettersTo<Kind extends LetterKind>(
  { store, data, issued }: Pick<TestSite, 'store' | 'data' | 'issued'>,
  email: string,
  kind: Kind,
): Promise<OpenedLetter<Kind>[]> {
  const keys = keysOf({ data });
  const user = await store.users.byEmail(email);
  const mails = (await store.mailQueue.of(user?.id ?? '')).filter((mail) => mail.kind === kind);
  return mails.flatMap((mail) => {
    if (mail.sealedDetails === null) return [];
    const text = keys.open(mail.sealedDetails, sealedForLetter(mail));
    issued.mail(text);
    const details = JSON.parse(text) as Letters[Kind];
    return [{ recipient: mail.recipient, details }];
  });
}

/** Returns the token in a mailed path, after `#token=`. */
export function tokenIn(path: string): string {
  const [, token] = /#token=([A-Za-z0-9_-]{43})$/.exec(path) ?? [];
  if (token === undefined) throw new Error('The path holds no token.');
  return token;
}
