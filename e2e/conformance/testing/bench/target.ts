/** The adapter of a bench server. It is made of the same parts as an adapter of any server. */
import { randomBytes } from 'node:crypto';
import { base32FromBytes } from '../../../../shared/base32.ts';
import { setBearer } from '../../parts/bearer.ts';
import { hiddenFields, lastHiddenFields } from '../../parts/forms.ts';
import { addressOfClient, textIn, textsIn } from '../../parts/reading.ts';
import type { Target } from '../../trial/adapter.ts';
import type { Answer, Client } from '../../trial/client.ts';
import type { BenchServer } from './server.ts';
import type { Style } from './styles.ts';

interface Proof {
  password: string;
  code?: string;
}

export function benchTarget(server: BenchServer, style: Style): Target {
  const isForms = style.takes === 'forms';

  async function post(client: Client, path: string, fields: Record<string, unknown>): Promise<Answer> {
    if (!isForms) return kept(client, await client.post(path, fields));
    client.state.hidden = hiddenFields((await client.get('/form')).body);
    return client.postForm(path, { ...lastHiddenFields(client), ...fields });
  }

  /** Remembers the token of a reply. */
  function kept(client: Client, answer: Answer): Answer {
    const token = textIn(answer.body, 'token');
    if (style.carrier === 'bearer' && token !== undefined)
      setBearer(client, token === '' ? undefined : token);
    return answer;
  }

  const data = ({ body }: Answer): unknown => {
    const text = /<pre id="data">(.*)<\/pre>/.exec(String(body))?.[1];
    return text === undefined ? body : JSON.parse(text);
  };
  const isOne = style.rules.oneRequest === true;
  const appMakesKey = style.rules.appMakesKey === true;
  /** Makes a key as an app does, and tells the server nothing yet. */
  async function enableInApp(client: Client, password: string): Promise<Answer & { keyUri: string }> {
    const secret = base32FromBytes(randomBytes(20));
    client.state.made = { secret, password };
    return { ...(await client.get('/me')), keyUri: `otpauth://totp/app?secret=${secret}` };
  }
  /** Sends a change. If the server wants another sign-in first, signs in and sends it again, as its pages do. */
  async function change(client: Client, path: string, proof: Proof): Promise<Answer> {
    const answer = await post(client, path, { ...proof });
    if (textIn(answer.body, 'error') !== 'sign in again') return answer;
    const email = textIn((await client.get('/me')).body, 'email');
    const begun = await post(client, '/sign-in', { email, password: proof.password });
    const waits = begun.accepted && JSON.stringify(begun.body).includes('"awaitsCode":true');
    const signedIn = waits ? await post(client, '/verify', { code: proof.code }) : begun;
    return signedIn.accepted ? post(client, path, { ...proof }) : signedIn;
  }
  const withPassword = (client: Client) => (client.state.credentials ?? {}) as Record<string, unknown>;
  const verify = (client: Client, code: unknown, extra: Record<string, unknown> = {}) =>
    isOne
      ? post(client, '/sign-in', { ...extra, ...withPassword(client), code })
      : post(client, '/verify', { ...extra, code });

  return {
    origin: server.origin,
    clock: {
      now: () => server.world.now,
      advance: async (ms) => {
        server.world.now += ms;
      },
    },
    addressHeaders: (client) => ({ 'X-Forwarded-For': addressOfClient(client) }),
    accepts({ status, headers, body }) {
      if (style.name === 'always 200') return textIn(body, 'error') === undefined && status === 200;
      if (isForms) return status === 200 || /^\/(account|code)$/.test(headers.get('location') ?? '');
      return status >= 200 && status < 300;
    },
    oneRequest: isOne,
    appMakesKey,
    addressesAreProven: style.rules.provesAtSignUp === true,
    verifyRoute: {
      path: isOne ? '/sign-in' : '/verify',
      type: isForms ? 'form' : 'json',
      body: (code, client) => ({
        ...(isForms && lastHiddenFields(client)),
        ...(isOne && withPassword(client)),
        code,
      }),
    },
    protectedRoutes: [
      { method: 'GET', path: '/me' },
      { method: 'GET', path: '/list' },
    ],
    operations: {
      signUp: (client, person) => post(client, '/sign-up', { ...person }),
      async signIn(client, { email, password }) {
        const { right } = client.state;
        const credentials = { email, password, ...(typeof right === 'string' && { right }) };
        const answer = await post(client, '/sign-in', credentials);
        if (isOne) {
          client.state.credentials = credentials;
          const awaits = textIn(answer.body, 'note') === 'the code is missing';
          return { ...answer, accepted: answer.accepted || awaits, awaitsCode: awaits };
        }
        const awaitsCode = isForms
          ? answer.headers.get('location') === '/code'
          : JSON.stringify(answer.body).includes('"awaitsCode":true');
        return { ...answer, awaitsCode };
      },
      whoAmI: async (client) => textIn(data(await client.get('/me')), 'email'),
      async enable(client, password) {
        if (appMakesKey) return enableInApp(client, password);
        const answer = await change(client, '/enable', { password });
        return {
          ...answer,
          keyUri: textIn(data(answer), 'uri'),
          backupCodes: textsIn(data(answer), 'backupCodes'),
        };
      },
      async confirm(client, code) {
        const answer = await post(client, '/confirm', { ...(client.state.made as object), code });
        const backupCodes = textsIn(data(answer), 'backupCodes');
        return { ...answer, ...(backupCodes.length > 0 && { backupCodes }) };
      },
      verify,
      signOut: (client) => post(client, '/sign-out', {}),
      stepUp: (client, code) => post(client, '/step-up', { code }),
      verifyBackupCode: (client, code) =>
        isOne
          ? post(client, '/sign-in', { ...withPassword(client), backupCode: code })
          : post(client, '/backup-code', { code }),
      async regenerateBackupCodes(client, proof) {
        const answer = await change(client, '/new-backup-codes', proof);
        return { ...answer, backupCodes: textsIn(data(answer), 'backupCodes') };
      },
      disable: (client, proof) => change(client, '/off', proof),
      revealKey: (client, password) => post(client, '/key', { password }),
      proveAddress: (client) => post(client, '/prove', {}),
      changePassword: (client, change) => post(client, '/new-password', change),
      requestReset: (client, email) => post(client, '/forgot', { email }),
      mailedResetToken: async (email) => server.world.mailedToken(email),
      reset: (client, wanted) => post(client, '/reset', wanted),
      async recover(client, { email, password }) {
        const answer = await post(client, '/recover', { email, password });
        client.state.right = textIn(data(answer), 'right');
        return answer;
      },
    },
    stop: () => server.stop(),
  };
}
