import { independentCode } from '../../e2e/fixtures/independent-code.ts';

const PASSWORD = 'correct horse battery';
const STEP_MS = 30_000;

/** A client of the API with a cookie jar, at an address that may be behind a proxy. */
class Client {
  readonly #address: string;
  readonly #cookies = new Map<string, string>();

  /** @param address without a slash at its end */
  constructor(address: string) {
    this.#address = address;
  }

  /** @returns the reply and its status @throws if it is no JSON */
  async send(method: 'GET' | 'POST', route: string, data?: object): Promise<{ status: number; body: Reply }> {
    const response = await fetch(`${this.#address}/api/auth/${route}`, {
      method,
      headers: {
        Origin: new URL(this.#address).origin,
        Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(data && { 'Content-Type': 'application/json' }),
      },
      ...(data && { body: JSON.stringify(data) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    return { status: response.status, body: await response.json() };
  }
}

type Reply = {
  totpURI?: string;
  twoFactorRedirect?: boolean;
  code?: string;
  user?: { email: string };
} | null;

/**
 * Signs up, turns two-factor authentication on, signs out, and signs in with a code of another implementation. A used
 * code must be refused.
 *
 * @returns the email address of the account
 * @throws what did not happen
 */
export async function signInFlow(address: string): Promise<string> {
  const email = `ann-${Date.now()}@example.test`;
  const ann = new Client(address);
  expectStatus(
    'sign-up',
    200,
    await ann.send('POST', 'sign-up/email', { name: 'Ann', email, password: PASSWORD }),
  );
  const offered = await ann.send('POST', 'two-factor/enable', { password: PASSWORD });
  expectStatus('two-factor/enable', 200, offered);
  const key = new URL(offered.body?.totpURI ?? '').searchParams.get('secret') ?? '';
  const first = independentCode(key, Date.now());
  expectStatus('enrolment', 200, await ann.send('POST', 'two-factor/verify-totp', { code: first }));

  const again = new Client(address);
  expectStatus('sign-in', 200, await again.send('POST', 'sign-in/email', { email, password: PASSWORD }));
  expectStatus('a used code', 401, await again.send('POST', 'two-factor/verify-totp', { code: first }));
  // The code of the next time step is accepted, so nothing has to wait.
  const next = independentCode(key, Date.now() + STEP_MS);
  expectStatus('the next code', 200, await again.send('POST', 'two-factor/verify-totp', { code: next }));
  const { body } = await again.send('GET', 'get-session');
  if (body?.user?.email !== email) throw new Error('Nobody is signed in after the second step.');
  return email;
}

/** Signs in to an account of {@link signInFlow} up to the second step. @throws if the server does not know it */
export async function signInAgain(address: string, email: string): Promise<void> {
  const reply = await new Client(address).send('POST', 'sign-in/email', { email, password: PASSWORD });
  expectStatus('sign-in to an earlier account', 200, reply);
  if (!reply.body?.twoFactorRedirect) throw new Error('The earlier account has lost its second factor.');
}

function expectStatus(what: string, wanted: number, { status, body }: { status: number; body: Reply }): void {
  if (status !== wanted)
    throw new Error(`${what} was answered with ${status} ${body?.code ?? ''}, not ${wanted}.`);
}
