import { normaliseEmail } from './base/email.ts';
import type { Clock } from './base/occasion.ts';
import { prepareDataFolder } from './data-folder.ts';
import { tellOfRole } from './people/roles.ts';
import type { Config } from './settings/config.ts';
import { openDatabase } from './store/open-database.ts';

/** Nobody can be made an admin. `message` is one sentence for the person at the command line. */
export class MakeAdminError extends Error {
  override name = 'MakeAdminError';
}

export interface MadeAdmin {
  email: string;
  /** False when the account was an admin already. */
  changed: boolean;
  /** Whether its owner has proved to read that address. Anybody can sign up with one. */
  isConfirmed: boolean;
}

/**
 * `npm run server -- make-admin EMAIL`: the account of that address administers the site from now on. This is where
 * the first admin comes from: whoever can run it can write the database anyway. Servers may be running meanwhile.
 *
 * @throws DataFolderError, StoreError or MakeAdminError: each one sentence for people
 */
export async function makeAdmin(config: Config, email: string | undefined, clock: Clock): Promise<MadeAdmin> {
  if (!email?.includes('@'))
    throw new MakeAdminError('Name the account by its e-mail address: make-admin ann@example.com');
  const { databaseUrl } = config;
  const { database } = prepareDataFolder(config.data);
  const location = databaseUrl === undefined ? { path: database } : { url: databaseUrl };
  const store = await openDatabase(location, () => undefined);
  try {
    return await store.transaction(async (write) => {
      const user = await write.users.byEmail(normaliseEmail(email));
      if (!user) {
        throw new MakeAdminError(
          'There is no account with that e-mail address. Sign up with it first, or check that --data and DATABASE_URL name the database of the server.',
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
        await tellOfRole(write, { ...user, role: 'admin', by: '' }, occasion);
      }
      const isConfirmed = (await write.addresses.primaryOf(user.id))?.verifiedAt != null;
      return { email: user.email, changed, isConfirmed };
    });
  } finally {
    await store.close();
  }
}

/** What to tell the person. */
export function adminReport({ email, changed, isConfirmed }: MadeAdmin): string {
  const report = changed
    ? `${email} is an admin now. The pages under /admin open once the account has a second factor.`
    : `${email} was an admin already; nothing was changed.`;
  return isConfirmed
    ? report
    : `${report} Nobody has confirmed that address yet: make sure that it was not somebody else who signed up with it.`;
}
