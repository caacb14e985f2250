/** Tries an adapter step by step, before a run. Each step says what to look at if it does not work. */
import { type KeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import type { Target } from './trial/adapter.ts';
import type { Answer, Client, Wire } from './trial/client.ts';
import { type Exchange, masked } from './trial/masked.ts';
import { type Account, Trial } from './trial/trial.ts';

/** Enough for every step, and few enough to do no harm. */
const REQUESTS = 60;

interface State {
  trial: Trial;
  target: Target;
  account: Account;
  key: KeyUri & { type: 'totp' };
  backupCodes: readonly string[];
  pending: Client;
}

interface Step {
  name: string;
  /** Whether the run can go on without it. */
  isOptional?: boolean;
  /** Whether the adapter has what the step tries. */
  has?(target: Target): boolean;
  /** @returns what is wrong, or nothing */
  run(state: State): Promise<string | undefined>;
}

const accepted = (answer: Answer, hint: string) =>
  answer.accepted ? undefined : `The server answered with status ${answer.status}. ${hint}`;

const STEPS: readonly Step[] = [
  {
    name: 'signUp creates an account and signs it in',
    async run(state) {
      const { trial } = state;
      const client = trial.newClient();
      const id = crypto.randomUUID();
      const person = { name: 'Conformance', email: `${id}@example.com`, password: `correct horse ${id}` };
      state.account = { client, person };
      const hint = 'Look at its path and fields, and at `accepts` if the server does not use statuses.';
      const wrong = accepted(await trial.on.signUp(client, person), hint);
      if (wrong !== undefined) return wrong;
      const { proveAddress } = state.target.operations;
      if (!proveAddress) return undefined;
      return accepted(await proveAddress(client, person.email), 'Look at proveAddress.');
    },
  },
  {
    name: 'whoAmI returns the address of the new account',
    async run({ trial, account }) {
      const who = await trial.on.whoAmI(account.client);
      if (who === account.person.email) return undefined;
      return who === undefined
        ? 'It returned nothing. If sign-up does not sign in, sign in at the end of signUp.'
        : 'It returned something else than the address of the account.';
    },
  },
  {
    name: 'enable returns a key URI',
    async run(state) {
      const { trial, account } = state;
      const offer = await trial.on.enable(account.client, account.person.password);
      const wrong = accepted(offer, 'Look at its path and fields.');
      if (wrong !== undefined) return wrong;
      if (offer.keyUri === undefined)
        return 'The answer has no keyUri. Build otpauth://totp/… from the secret if need be.';
      try {
        const key = parseKeyUri(offer.keyUri);
        if (key.type !== 'totp')
          return 'The key is not time-based, and the suite computes time-based codes only.';
        state.key = key;
      } catch (error) {
        return `The keyUri cannot be read. ${error instanceof Error ? masked(error.message) : ''}`;
      }
      state.backupCodes = offer.backupCodes ?? [];
      return undefined;
    },
  },
  {
    name: 'confirm accepts the right code',
    run: async ({ trial, account, key }) =>
      accepted(
        await trial.on.confirm(account.client, trial.code(key)),
        'Look at its fields, and at the clock: is `clock.now` the server’s time?',
      ),
  },
  {
    name: 'signIn with the password awaits a code',
    async run(state) {
      const { trial, account, key } = state;
      await trial.nextStep(key);
      state.pending = trial.newClient();
      const answer = await trial.on.signIn(state.pending, account.person);
      const wrong = accepted(answer, 'Look at its path and fields.');
      if (wrong !== undefined) return wrong;
      return answer.awaitsCode
        ? undefined
        : 'awaitsCode is false. What in the answer says that a code is missing?';
    },
  },
  {
    name: 'whoAmI returns nothing before the code',
    run: async ({ trial, pending }) =>
      (await trial.on.whoAmI(pending)) === undefined
        ? undefined
        : 'The password alone signed in. Either whoAmI reads a route that a pending session may read, or the server does not ask for the code.',
  },
  {
    name: 'verify refuses a wrong code',
    async run({ trial, pending, key }) {
      const answer = await trial.on.verify(pending, trial.wrongCode(key));
      return answer.accepted
        ? 'It was accepted. Does the server say so with its status? If not, set `accepts`.'
        : undefined;
    },
  },
  {
    name: 'verify accepts the right code',
    run: async ({ trial, pending, key }) =>
      accepted(
        await trial.on.verify(pending, trial.code(key)),
        'Look at its fields, and at what signIn must keep in client.state.',
      ),
  },
  {
    name: 'whoAmI returns the address after the code',
    run: async ({ trial, pending, account }) =>
      (await trial.on.whoAmI(pending)) === account.person.email
        ? undefined
        : 'It did not. Does verify keep the new token in client.headers?',
  },
  {
    name: 'clock.advance moves the server’s time',
    isOptional: true,
    has: (target) => target.clock !== undefined,
    async run({ trial, account, key }) {
      const early = trial.code(key);
      await trial.wait(key.period * 20_000);
      const client = trial.newClient();
      await trial.on.signIn(client, account.person);
      if ((await trial.on.verify(client, early)).accepted)
        return 'A code of ten minutes ago was accepted after the move.';
      return accepted(
        await trial.on.verify(client, trial.code(key)),
        'The code of the moved time was refused.',
      );
    },
  },
  {
    name: 'protectedRoutes refuse a stranger and are there',
    isOptional: true,
    has: (target) => target.protectedRoutes !== undefined,
    async run({ trial, target }) {
      const { method, path } = target.protectedRoutes?.[0] ?? { method: 'GET', path: '/' };
      const answer = await trial.newClient().send(path, { method });
      if (answer.accepted) return `${path} answered a stranger.`;
      return answer.status === 404 ? `${path} is not there.` : undefined;
    },
  },
  {
    name: 'verifyBackupCode accepts a backup code',
    isOptional: true,
    has: ({ operations }) => operations.verifyBackupCode !== undefined,
    async run({ trial, account, backupCodes }) {
      const [code] = backupCodes;
      if (code === undefined)
        return 'enable returned no backupCodes. They may also come from regenerateBackupCodes.';
      const client = trial.newClient();
      await trial.on.signIn(client, account.person);
      return accepted(await trial.on.verifyBackupCode(client, code), 'Look at its path and fields.');
    },
  },
  {
    name: 'signOut ends the session',
    isOptional: true,
    has: ({ operations }) => operations.signOut !== undefined,
    async run({ trial, pending }) {
      await trial.on.signOut(pending);
      return (await trial.on.whoAmI(pending)) === undefined ? undefined : 'The session goes on.';
    },
  },
  {
    name: 'disable turns the second factor off',
    isOptional: true,
    has: ({ operations }) => operations.disable !== undefined,
    async run({ trial, account, key }) {
      await trial.nextStep(key);
      const client = trial.newClient();
      await trial.on.signIn(client, account.person);
      await trial.on.verify(client, trial.code(key));
      await trial.nextStep(key);
      const proof = { password: account.person.password, code: trial.code(key) };
      return accepted(await trial.on.disable(client, proof), 'Look at its path and fields.');
    },
  },
];

/**
 * Tries the adapter with one account, and says each step's result.
 *
 * @returns whether the required steps work; after one that does not, the others are not tried
 */
export async function preflight(
  target: Target,
  say: (line: string) => void,
  watch?: (exchange: Exchange) => void,
): Promise<boolean> {
  const wire: Wire = { origin: target.origin, left: REQUESTS, accepts: target.accepts };
  if (watch) wire.onExchange = watch;
  const state = { trial: new Trial(target, wire), target, backupCodes: [] } as unknown as State;
  for (const { name, isOptional = false, has, run } of STEPS) {
    if (has && !has(target)) {
      say(`  – ${name}: the adapter does not offer it`);
      continue;
    }
    const wrong = await run(state).catch((error: unknown) =>
      error instanceof Error ? masked(error.message) : 'It failed.',
    );
    say(`  ${wrong === undefined ? '✓' : '✗'} ${name}${wrong === undefined ? '' : `. ${wrong}`}`);
    if (wrong !== undefined && !isOptional) return false;
  }
  return true;
}
