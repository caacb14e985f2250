import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseKeyUri } from '../../../shared/key-uri.ts';
import { codeAt, codeParameters } from '../../../shared/one-time-code.ts';
import { root } from '../../setup/state.mjs';
import { type Call, inParallel, Load } from './load.ts';

/** better-auth as a process under test. */
export const BETTER_AUTH = new URL('./better-auth.ts', import.meta.url);

const PASSWORD = 'correct horse battery';
const AT_A_TIME = 8;

/** An account at better-auth with a second factor. */
export interface RivalAccount {
  email: string;
  codeOf: (now: number) => string;
}

/** Creates accounts through the API, like a user. */
export async function enrolRivals(address: string, count: number): Promise<RivalAccount[]> {
  const load = new Load(address, AT_A_TIME);
  const accounts: RivalAccount[] = [];
  await inParallel(
    Array.from({ length: count }, (_, index) => index),
    AT_A_TIME,
    async (index) => {
      const email = `user-${index}@example.com`;
      const signedUp = await load.post({
        path: '/api/auth/sign-up/email',
        body: { name: `User ${index}`, email, password: PASSWORD },
      });
      const cookie = signedUp.cookies.join('; ');
      const enabled = await load.post({
        path: '/api/auth/two-factor/enable',
        body: { password: PASSWORD },
        cookie,
      });
      const parameters = codeParameters(parseKeyUri(JSON.parse(enabled.body).totpURI));
      if (parameters.type === 'hotp') throw new TypeError('A time-based key was expected.');
      const codeOf = (now: number) => codeAt(parameters, now);
      const body = { code: codeOf(Date.now()) };
      await load.post({ path: '/api/auth/two-factor/verify-totp', body, cookie });
      accounts.push({ email, codeOf });
    },
  );
  load.close();
  return accounts;
}

export function signInCall({ email }: { email: string }): Call {
  return { path: '/api/auth/sign-in/email', body: { email, password: PASSWORD } };
}

/** Signs the accounts in up to the second step. @returns the calls that finish it */
export async function rivalChallenges(address: string, accounts: readonly RivalAccount[]): Promise<Call[]> {
  const load = new Load(address, AT_A_TIME);
  const calls: Call[] = [];
  await inParallel(accounts, AT_A_TIME, async (account) => {
    const { cookies } = await load.post(signInCall(account));
    calls.push({
      path: '/api/auth/two-factor/verify-totp',
      body: () => ({ code: account.codeOf(Date.now()) }),
      cookie: cookies.filter((pair) => !pair.endsWith('=')).join('; '),
    });
  });
  load.close();
  return calls;
}

export function rivalVersion(): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'better-auth', 'package.json'), 'utf8')).version;
}
