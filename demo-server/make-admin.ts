import { normaliseEmail } from './base/email.ts';
import type { Clock } from './base/occasion.ts';
import { prepareDataFolder } from './data-folder.ts';
import { mayHaveRole, notifyOfRole } from './people/roles.ts';
import { isSuspended } from './sessions/suspended.ts';
import type { Config } from './settings/config.ts';
import { openDatabase } from './store/open-database.ts';

/** The account cannot be made an admin. `message` is for the person at the command line. */
export class MakeAdminError extends Error {
  override name = 'MakeAdminError';
}

export interface MadeAdmin {
  email: string;
  /** False if the account was already an admin. */
  changed: boolean;
}

/**
 * Makes the account with this address an admin: `npm run server -- make-admin EMAIL`. A site gets its first admin in
 * this way; anyone who can run it can write to the database anyway. Servers may run meanwhile.
 *
 * @throws DataFolderError, StoreError or MakeAdminError, each with a sentence for people
 */
export async function makeAdmin(config: Config, email: string | undefined, clock: Clock): Promise<MadeAdmin> {
  if (!email?.includes('@'))
    throw new MakeAdminError('Give the email address of the account: make-admin ann@example.com');
  const { databaseUrl } = config;
  const { database } = prepareDataFolder(config.data);
  const location = databaseUrl === undefined ? { path: database } : { url: databaseUrl };
  const store = await openDatabase(location, () => undefined);
  try {
    return await store.transaction(async (write) => {
      const user = await write.users.byEmail(normaliseEmail(email));
      if (!user) {
        throw new MakeAdminError(
          'There is no account with this email address. Sign up with it first, or check that --data and DATABASE_URL point to the server’s database.',
        );
      }
      if (isSuspended(user)) {
        throw new MakeAdminError(
          'This account is suspended, so no one can sign in to it. Make another account an admin, who can lift the suspension.',
        );
      }
      if (!(await mayHaveRole(write, user.id, 'admin'))) {
        throw new MakeAdminError(
          'No one has confirmed the email address of this account, so it may be a stranger’s. Sign in, confirm the address with the emailed link, and try again.',
        );
      }
      const at = clock();
      const changed = await write.users.changeRole(user.id, 'admin', at);
      if (changed) {
        await write.audit.record({
          at,
          address: null,
          userAgent: null,
          userId: user.id,
          kind: 'role-changed',
          outcome: 'success',
          reason: 'now-admin',
        });
        const occasion = { now: at, address: '', userAgent: null };
        await notifyOfRole(write, { ...user, role: 'admin', by: '' }, occasion);
      }
      return { email: user.email, changed };
    });
  } finally {
    await store.close();
  }
}

/** Returns the sentences for the person at the command line. */
export function adminReport({ email, changed }: MadeAdmin): string {
  return changed
    ? `${email} is now an admin. The pages under /admin open once the account has a second factor.`
    : `${email} was already an admin. Nothing was changed.`;
}
