/** What a check works with: accounts of its own, clients, the server's time, and the words to judge answers by. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseKeyUri, type TotpKeyUri } from '../../../shared/key-uri.ts';
import { codeAt, codeParameters } from '../../../shared/one-time-code.ts';
import type { Operations, Person, Target } from './adapter.ts';
import type { Answer } from './client.ts';
import { type Budget, Client } from './client.ts';
import { Absent, Violation } from './verdict.ts';

/** The longest wait that is done in real time, in milliseconds. */
const REAL_WAIT = 95_000;
/** How often a helper that only prepares is told to slow down before it gives up. */
const PATIENCE = 8;

export interface Account {
  person: Person;
  client: Client;
}

export interface Enrolled extends Account {
  key: TotpKeyUri;
  backupCodes: readonly string[];
  /** The code that proved the key. */
  confirmedWith: string;
}

export class Trial {
  readonly target: Target;
  readonly #budget: Budget;
  static #clients = 0;

  constructor(target: Target, budget: Budget) {
    this.target = target;
    this.#budget = budget;
  }

  /** The adapter's operations; those that a check needs are there when it runs. */
  get on(): Required<Operations> {
    return this.target.operations as Required<Operations>;
  }

  /** The server's time, Unix milliseconds. */
  now(): number {
    return this.target.clock?.now() ?? Date.now();
  }

  /** @throws Absent when that is too long to wait for and the clock cannot be moved */
  async wait(ms: number): Promise<void> {
    if (this.target.clock) await this.target.clock.advance(ms);
    else if (ms <= REAL_WAIT) await sleep(ms);
    else throw new Absent('the server’s clock cannot be moved, and the wait is too long for real time');
  }

  /** Waits for the beginning of a later time step, so that there is a whole one to work in. */
  async nextStep(key: { period: number }, steps = 1): Promise<void> {
    const length = key.period * 1000;
    await this.wait(length * steps - (this.now() % length) + 500);
  }

  newClient(): Client {
    return new Client(this.target.origin, this.#budget, this.#newAddress());
  }

  /** The same cookies at an address nothing came from yet: what limits per network do not see. */
  elsewhere(client: Client): Client {
    return client.copy(this.#newAddress());
  }

  #newAddress(): Record<string, string> {
    Trial.#clients += 1;
    return this.target.addressHeaders?.(Trial.#clients) ?? {};
  }

  /** The code of a key, some time steps from now. */
  code(key: TotpKeyUri, steps = 0): string {
    return codeAt(parameters(key), this.now() + steps * key.period * 1000);
  }

  /** What a change of factors asks for. */
  proof({ person, key }: Enrolled): { password: string; code: string } {
    return { password: person.password, code: this.code(key) };
  }

  /** Codes that are not right within ten time steps, all different. */
  wrongCodes(key: TotpKeyUri, count: number): string[] {
    const right = new Set(Array.from({ length: 21 }, (_, n) => this.code(key, n - 10)));
    const codes: string[] = [];
    for (let n = 1; codes.length < count; n += 1) {
      const code = String((n * 7919) % 10 ** key.digits).padStart(key.digits, '0');
      if (!right.has(code)) codes.push(code);
    }
    return codes;
  }

  wrongCode(key: TotpKeyUri): string {
    return this.wrongCodes(key, 1)[0] ?? '';
  }

  /** Somebody new, signed in without a second factor. */
  async newAccount(): Promise<Account> {
    const id = randomUUID();
    const person = { name: 'Conformance', email: `${id}@example.com`, password: `correct horse ${id}` };
    const client = this.newClient();
    prepared(await this.#patiently(() => this.on.signUp(client, person)), 'signing up');
    return { person, client };
  }

  /** A key that awaits its first code. */
  async offeredKey(account: Account): Promise<{ key: TotpKeyUri; backupCodes: readonly string[] }> {
    const offer = await this.#patiently(() => this.on.enable(account.client, account.person.password));
    prepared(offer, 'asking for a key');
    const key = parseKeyUri(offer.keyUri ?? '');
    if (key.type !== 'totp') throw new Violation('The key is not time-based.');
    return { key, backupCodes: offer.backupCodes ?? [] };
  }

  /** Somebody new with the second factor on, signed in; the next time step has begun. */
  async newEnrolled(): Promise<Enrolled> {
    const account = await this.newAccount();
    const { key, backupCodes } = await this.offeredKey(account);
    let confirmedWith = '';
    const confirmed = await this.#patiently(() => {
      confirmedWith = this.code(key);
      return this.on.confirm(account.client, confirmedWith);
    });
    prepared(confirmed, 'proving the key');
    await this.nextStep(key);
    return { ...account, key, backupCodes, confirmedWith };
  }

  /** Another browser, in which the password was right and the code is awaited. */
  async newPending({ person }: Account): Promise<Client> {
    const client = this.newClient();
    const answer = await this.#patiently(() => this.on.signIn(client, person));
    prepared(answer, 'signing in with the password');
    if (!('awaitsCode' in answer) || !answer.awaitsCode) {
      throw new Violation('The password alone signed in although the second factor is on.');
    }
    return client;
  }

  /** Somebody new, and their key that awaits its first code. */
  async newOffered(): Promise<{ account: Account; key: TotpKeyUri }> {
    const account = await this.newAccount();
    return { account, key: (await this.offeredKey(account)).key };
  }

  /** Somebody new with the second factor on, and another browser of theirs in which the code is awaited. */
  async newAtCode(): Promise<{ ann: Enrolled; client: Client }> {
    const ann = await this.newEnrolled();
    return { ann, client: await this.newPending(ann) };
  }

  /** Another browser, signed in completely. The next time step begins first, and again after. */
  async newFull(account: Enrolled): Promise<Client> {
    const client = await this.newPending(account);
    const answer = await this.#patiently(() => this.on.verify(client, this.code(account.key)));
    prepared(answer, 'finishing a sign-in');
    await this.nextStep(account.key);
    return client;
  }

  async isSignedIn(client: Client): Promise<boolean> {
    return (await this.on.whoAmI(client)) !== undefined;
  }

  /** Judges a fact. @throws Violation with the sentence when it is not so */
  expect(isSo: boolean, otherwise: string): void {
    if (!isSo) throw new Violation(otherwise);
  }

  /** The server must have done it. */
  accepted(answer: Answer, what: string): void {
    this.expect(answer.accepted, `${what} was refused (status ${answer.status}).`);
  }

  /** The server must have refused, as a decision: not by breaking. */
  refused(answer: Answer, what: string): void {
    this.expect(answer.status < 500, `${what} made the server fail (status ${answer.status}).`);
    this.expect(!answer.accepted, `${what} was accepted (status ${answer.status}).`);
  }

  /** Repeats what only prepares a check while the server says “slow down”. */
  async #patiently<A extends Answer>(act: () => Promise<A>): Promise<A> {
    for (let tries = 1; ; tries += 1) {
      const answer = await act();
      if (answer.status !== 429 || tries === PATIENCE) return answer;
      await this.wait((Number(answer.headers.get('retry-after')) || 11) * 1000);
    }
  }
}

/** How many of some answers were accepted. */
export function countAccepted(answers: readonly Answer[]): number {
  return answers.filter(({ accepted }) => accepted).length;
}

function prepared(answer: Answer, what: string): void {
  if (!answer.accepted)
    throw new Error(`The check could not be prepared: ${what} was refused (status ${answer.status}).`);
}

function parameters(key: TotpKeyUri) {
  const result = codeParameters(key);
  if (result.type === 'hotp') throw new TypeError('A time-based key was expected.');
  return result;
}
