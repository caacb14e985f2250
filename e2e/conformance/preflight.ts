/** Tries an adapter step by step, before a run. Each step says what to look at if it does not work. */
import { type KeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import type { Language } from '../../shared/translations/languages.ts';
import { forTerminal } from '../../shared/translations/terminal.ts';
import { TargetRefused } from './target-guard.ts';
import { type Say, saidBy, sayIn } from './texts/say.ts';
import type { Target } from './trial/adapter.ts';
import { type Answer, type Client, ServerGone, type Wire } from './trial/client.ts';
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
  name: keyof Texts['step'];
  /** Whether the run can go on without it. */
  isOptional?: boolean;
  /** Whether the adapter has what the step tries. */
  has?(target: Target): boolean;
  /** @returns what is wrong, or nothing */
  run(state: State): Promise<Wrong | undefined>;
}

type Texts = Say['preflight'];
/** What is wrong with a step. */
type Wrong = (texts: Texts) => string;

const accepted = ({ accepted, status }: Answer, hint: Wrong): Wrong | undefined =>
  accepted ? undefined : (texts) => `${texts.status({ status })} ${hint(texts)}`;

const STEPS: readonly Step[] = [
  {
    name: 'signUp',
    async run(state) {
      const { trial } = state;
      const client = trial.newClient();
      const id = crypto.randomUUID();
      const person = { name: 'Conformance', email: `${id}@example.com`, password: `correct horse ${id}` };
      state.account = { client, person };
      const hint: Wrong = (texts) => texts.hint.signUp;
      const wrong = accepted(await trial.on.signUp(client, person), hint);
      if (wrong !== undefined) return wrong;
      const { proveAddress } = state.target.operations;
      if (!proveAddress) return undefined;
      return accepted(await proveAddress(client, person.email), ({ hint }) => hint.proveAddress);
    },
  },
  {
    name: 'whoAmI',
    async run({ trial, account }) {
      const who = await trial.on.whoAmI(account.client);
      if (who === account.person.email) return undefined;
      return who === undefined ? ({ hint }) => hint.nobody : ({ hint }) => hint.somebodyElse;
    },
  },
  {
    name: 'enable',
    async run(state) {
      const { trial, account } = state;
      const offer = await trial.on.enable(account.client, account.person.password);
      const wrong = accepted(offer, ({ hint }) => hint.pathAndFields);
      if (wrong !== undefined) return wrong;
      if (offer.keyUri === undefined) return ({ hint }) => hint.noKeyUri;
      try {
        const key = parseKeyUri(offer.keyUri);
        if (key.type !== 'totp') return ({ hint }) => hint.notTimeBased;
        state.key = key;
      } catch (error) {
        const why = error instanceof Error ? masked(error.message) : '';
        return ({ hint }) => hint.unreadableKey({ why });
      }
      state.backupCodes = offer.backupCodes ?? [];
      return undefined;
    },
  },
  {
    name: 'confirm',
    async run(state) {
      const { trial, account, key } = state;
      const answer = await trial.on.confirm(account.client, trial.code(key));
      state.backupCodes = answer.backupCodes ?? state.backupCodes;
      return accepted(answer, ({ hint }) => hint.confirm);
    },
  },
  {
    name: 'signIn',
    async run(state) {
      const { trial, account, key } = state;
      await trial.nextStep(key);
      state.pending = trial.newClient();
      const answer = await trial.on.signIn(state.pending, account.person);
      const wrong = accepted(answer, ({ hint }) => hint.pathAndFields);
      if (wrong !== undefined) return wrong;
      return answer.awaitsCode ? undefined : ({ hint }) => hint.awaitsCode;
    },
  },
  {
    name: 'nobodyYet',
    run: async ({ trial, pending }) =>
      (await trial.on.whoAmI(pending)) === undefined ? undefined : ({ hint }) => hint.passwordSignedIn,
  },
  {
    name: 'wrongCode',
    async run({ trial, pending, key }) {
      const answer = await trial.on.verify(pending, trial.wrongCode(key));
      return answer.accepted ? ({ hint }) => hint.wrongAccepted : undefined;
    },
  },
  {
    name: 'verify',
    run: async ({ trial, pending, key }) =>
      accepted(await trial.on.verify(pending, trial.code(key)), ({ hint }) => hint.verify),
  },
  {
    name: 'whoAmIAfter',
    run: async ({ trial, pending, account }) =>
      (await trial.on.whoAmI(pending)) === account.person.email ? undefined : ({ hint }) => hint.notSignedIn,
  },
  {
    name: 'clock',
    isOptional: true,
    has: (target) => target.clock !== undefined,
    async run({ trial, account, key }) {
      const early = trial.code(key);
      await trial.wait(key.period * 20_000);
      const client = trial.newClient();
      await trial.on.signIn(client, account.person);
      if ((await trial.on.verify(client, early)).accepted) return ({ hint }) => hint.oldCode;
      return accepted(await trial.on.verify(client, trial.code(key)), ({ hint }) => hint.movedCode);
    },
  },
  {
    name: 'protectedRoutes',
    isOptional: true,
    has: (target) => target.protectedRoutes !== undefined,
    async run({ trial, target }) {
      const { method, path } = target.protectedRoutes?.[0] ?? { method: 'GET', path: '/' };
      const answer = await trial.newClient().send(path, { method });
      if (answer.accepted) return ({ hint }) => hint.answered({ path });
      return answer.status === 404 ? ({ hint }) => hint.notThere({ path }) : undefined;
    },
  },
  {
    name: 'verifyBackupCode',
    isOptional: true,
    has: ({ operations }) => operations.verifyBackupCode !== undefined,
    async run({ trial, target, account, key, pending, backupCodes }) {
      const { regenerateBackupCodes } = target.operations;
      let [code] = backupCodes;
      if (code === undefined && regenerateBackupCodes) {
        // A step before this one has used the code of this time step.
        await trial.nextStep(key);
        const proof = { password: account.person.password, code: trial.code(key) };
        const made = await regenerateBackupCodes(pending, proof);
        const wrong = accepted(made, ({ hint }) => hint.newBackupCodes);
        if (wrong !== undefined) return wrong;
        code = made.backupCodes?.[0];
      }
      if (code === undefined) return ({ hint }) => hint.noBackupCodes;
      const client = trial.newClient();
      await trial.on.signIn(client, account.person);
      return accepted(await trial.on.verifyBackupCode(client, code), ({ hint }) => hint.pathAndFields);
    },
  },
  {
    name: 'signOut',
    isOptional: true,
    has: ({ operations }) => operations.signOut !== undefined,
    async run({ trial, pending }) {
      await trial.on.signOut(pending);
      return (await trial.on.whoAmI(pending)) === undefined ? undefined : ({ hint }) => hint.sessionGoesOn;
    },
  },
  {
    name: 'disable',
    isOptional: true,
    has: ({ operations }) => operations.disable !== undefined,
    async run({ trial, account, key }) {
      await trial.nextStep(key);
      const client = trial.newClient();
      await trial.on.signIn(client, account.person);
      await trial.on.verify(client, trial.code(key));
      await trial.nextStep(key);
      const proof = { password: account.person.password, code: trial.code(key) };
      return accepted(await trial.on.disable(client, proof), ({ hint }) => hint.pathAndFields);
    },
  },
];

/**
 * Tries the adapter with one account, and prints each step's result.
 *
 * @returns whether the required steps work; after one that does not, the others are not tried
 * @throws TargetRefused if the server does not listen
 */
export async function preflight(
  target: Target,
  print: (line: string) => void,
  watch?: (exchange: Exchange) => void,
  language: Language = 'en',
  timeLimit?: number,
): Promise<boolean> {
  const wire: Wire = { origin: target.origin, left: REQUESTS, accepts: target.accepts, timeLimit };
  if (watch) wire.onExchange = (masked) => watch(masked());
  const state = { trial: new Trial(target, wire), target, backupCodes: [] } as unknown as State;
  const say = sayIn(language);
  const { preflight: texts } = say;
  const line = (mark: string, text: string) => `  ${mark} ${forTerminal(text, language)}`;
  for (const { name, isOptional = false, has, run } of STEPS) {
    if (has && !has(target)) {
      print(line('–', texts.notOffered({ step: texts.step[name] })));
      continue;
    }
    const wrong = await run(state).catch((error: unknown): Wrong => {
      // Without a server no hint about the adapter helps.
      if (error instanceof ServerGone)
        throw new TargetRefused(({ target: texts }) => texts.noServer({ origin: target.origin }));
      const said = masked(saidBy(error)(say));
      return () => said;
    });
    print(
      wrong === undefined
        ? line('✓', texts.step[name])
        : line('✗', texts.wrong({ step: texts.step[name], why: wrong(texts) })),
    );
    if (wrong !== undefined && !isOptional) return false;
  }
  return true;
}
