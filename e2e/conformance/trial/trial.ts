/** The tools of a check: its own accounts, clients, the server's time, and the assertions about replies. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE, SECOND } from '../../../shared/durations.ts';
import { parseKeyUri, type TotpKeyUri } from '../../../shared/key-uri.ts';
import { codeAt, codeParameters } from '../../../shared/one-time-code.ts';
import type { Said, Say } from '../texts/say.ts';
import type { Operations, Person, Target } from './adapter.ts';
import { type Answer, Client, type Wire } from './client.ts';
import { Absent, Unjudged, Violation } from './verdict.ts';

/** Longest wait in real time, in milliseconds. */
const REAL_WAIT = 95_000;
/** How much longer the suite waits than something may last: many servers count in whole seconds. In milliseconds. */
const ROUNDING = 5 * SECOND;
/** How many times a preparing request is sent while the server answers with status 429. */
const PATIENCE = 8;

export interface Account {
  person: Person;
  client: Client;
}

export interface Enrolled extends Account {
  key: TotpKeyUri;
  backupCodes: readonly string[];
  /** The code that confirmed the key. */
  confirmedWith: string;
}

export class Trial {
  readonly target: Target;
  readonly #wire: Wire;
  static #clients = 0;

  constructor(target: Target, wire: Wire) {
    this.target = target;
    this.#wire = wire;
  }

  /** The adapter's operations. A check runs only if the adapter offers every operation that the check needs. */
  get on(): Required<Operations> {
    return this.target.operations as Required<Operations>;
  }

  /** The server's time, Unix milliseconds. */
  now(): number {
    return this.target.clock?.now() ?? Date.now();
  }

  /**
   * Waits that many milliseconds.
   *
   * @throws Absent if the clock cannot be moved and the wait is too long for real time
   */
  async wait(ms: number): Promise<void> {
    if (this.target.clock) await this.target.clock.advance(ms);
    else if (ms <= REAL_WAIT) await sleep(ms);
    else throw new Absent((say) => say.absent.noClock);
  }

  /** Waits until something that lasts that many milliseconds has ended. @throws Absent as `wait` does */
  async waitPast(ms: number): Promise<void> {
    await this.wait(ms + ROUNDING);
  }

  /**
   * Waits until a sign-in no longer counts as a recent one: some servers ask for the password or the second factor again
   * only after some minutes. The account is still signed in then.
   *
   * @throws Absent if the clock cannot be moved, Unjudged if the session has ended
   */
  async untilNotRecent(account: Account): Promise<void> {
    await this.waitPast(10 * MINUTE);
    await this.isNow(account.client, account);
  }

  /** Waits until a later time step begins, so that a check has a complete time step. */
  async nextStep(key: { period: number }, steps = 1): Promise<void> {
    const length = key.period * 1000;
    await this.wait(length * steps - (this.now() % length) + 500);
  }

  newClient(): Client {
    return new Client(this.#wire, this.#newAddress());
  }

  /** Returns the same browser at a new network address, so that limits per network do not apply. */
  elsewhere(client: Client): Client {
    return client.movedTo(this.#newAddress());
  }

  #newAddress(): Record<string, string> {
    Trial.#clients += 1;
    return this.target.addressHeaders?.(Trial.#clients) ?? {};
  }

  /** Returns the code of a key, `steps` time steps from now. */
  code(key: TotpKeyUri, steps = 0): string {
    return codeAt(parameters(key), this.now() + steps * key.period * 1000);
  }

  /** Returns the password and a code, which a change of factors requires. */
  proof({ person, key }: Enrolled): { password: string; code: string } {
    return { password: person.password, code: this.code(key) };
  }

  /** Returns different codes, none of which is right within ten time steps. */
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

  /** Waits until the code of a key does not begin with a zero, so that it is the same as a number. */
  async nextCodeWithoutZero(key: TotpKeyUri): Promise<string> {
    while (this.code(key).startsWith('0')) await this.nextStep(key);
    return this.code(key);
  }

  /** Creates a new account, signed in and without a second factor, whose address is confirmed where the server does that. */
  async newAccount(): Promise<Account> {
    const account = await this.newProvisional();
    const { proveAddress } = this.target.operations;
    if (proveAddress) {
      const { client, person } = account;
      prepared(
        await this.#patiently(() => proveAddress(client, person.email)),
        (say) => say.control.provingAddress,
      );
    }
    return account;
  }

  /** Creates a new account, signed in, whose address no one has confirmed. */
  async newProvisional(): Promise<Account> {
    const id = randomUUID();
    const person = { name: 'Conformance', email: `${id}@example.com`, password: `correct horse ${id}` };
    const client = this.newClient();
    prepared(await this.#patiently(() => this.on.signUp(client, person)), (say) => say.control.signingUp);
    return { person, client };
  }

  /** Requests a key. It is not confirmed yet. */
  async offeredKey(account: Account): Promise<{ key: TotpKeyUri; backupCodes: readonly string[] }> {
    const offer = await this.#patiently(() => this.on.enable(account.client, account.person.password));
    prepared(offer, (say) => say.control.requestingKey);
    return { key: this.keyIn(offer.keyUri ?? ''), backupCodes: offer.backupCodes ?? [] };
  }

  /** Reads a key URI. @throws Unjudged if the key is not time-based */
  keyIn(uri: string): TotpKeyUri {
    const key = parseKeyUri(uri);
    if (key.type !== 'totp') throw new Unjudged((say) => say.unjudged.notTimeBased);
    return key;
  }

  /** Creates a new account with the second factor on, signed in. Returns when the next time step has begun. */
  async newEnrolled({ isProvisional = false } = {}): Promise<Enrolled> {
    const account = await (isProvisional ? this.newProvisional() : this.newAccount());
    const { key, backupCodes } = await this.offeredKey(account);
    let confirmedWith = '';
    const confirmed = await this.#patiently(() => {
      confirmedWith = this.code(key);
      return this.on.confirm(account.client, confirmedWith);
    });
    prepared(confirmed, (say) => say.control.confirmingKey);
    await this.nextStep(key);
    const enrolled = { ...account, key, backupCodes: confirmed.backupCodes ?? backupCodes, confirmedWith };
    // Some servers end the session in which the second factor was turned on.
    if (await this.isSignedIn(account.client)) return enrolled;
    const client = await this.newFull(enrolled);
    await this.isNow(client, enrolled);
    return { ...enrolled, client };
  }

  /**
   * Creates a new account with the second factor on and backup codes, signed in. Where the enrolment gives none, it
   * requests them. Returns when the next time step has begun.
   *
   * @throws Absent if the server gives none
   */
  async newWithBackupCodes(): Promise<Enrolled> {
    const account = await this.newEnrolled();
    const backupCodes = await this.backupCodesOf(account);
    if (backupCodes.length === 0) throw new Absent((say) => say.absent.enrolmentGivesNoBackupCodes);
    return { ...account, backupCodes };
  }

  /** Returns the backup codes of the enrolment, or requests some. Returns when the next time step has begun. */
  async backupCodesOf(account: Enrolled): Promise<readonly string[]> {
    if (account.backupCodes.length > 0 || !this.target.operations.regenerateBackupCodes) {
      return account.backupCodes;
    }
    const made = await this.on.regenerateBackupCodes(account.client, this.proof(account));
    prepared(made, (say) => say.control.creatingNewBackupCodes);
    await this.nextStep(account.key);
    return made.backupCodes ?? [];
  }

  /** Returns another browser in which the password was entered and the code is still missing. */
  async newPending({ person }: Pick<Account, 'person'>): Promise<Client> {
    const client = this.newClient();
    const answer = await this.#patiently(() => this.on.signIn(client, person));
    prepared(answer, (say) => say.control.passwordStep);
    if (!('awaitsCode' in answer) || !answer.awaitsCode) {
      throw new Unjudged((say) => say.unjudged.passwordWasEnough);
    }
    return client;
  }

  /**
   * The positive control of a refusal: a new sign-in with an unused right code works. Waits for the next time step if
   * the present code was used.
   *
   * @throws Unjudged if the right code is refused, too: the refusal before it then proves nothing
   */
  async stillWorks(ann: Pick<Enrolled, 'person' | 'key'>): Promise<Client> {
    let client = await this.newPending(ann);
    let answer = await this.on.verify(client, this.code(ann.key));
    if (!answer.accepted) {
      await this.nextStep(ann.key);
      client = await this.newPending(ann);
      answer = await this.on.verify(client, this.code(ann.key));
    }
    this.works(answer, (say) => say.control.unusedRightCode);
    await this.isNow(client, ann);
    return client;
  }

  /** A control: the right code confirms the key. Returns the backup codes that come with that. @throws Unjudged */
  async confirmed(account: Account, key: TotpKeyUri): Promise<readonly string[] | undefined> {
    const answer = await this.on.confirm(account.client, this.code(key));
    this.works(answer, (say) => say.control.rightCodeConfirms);
    return answer.backupCodes;
  }

  /**
   * Requests a key and confirms it, where one of the two may be refused. Some servers show a key to everybody who is
   * signed in, and ask for the proof when it is confirmed.
   *
   * @returns the last answer: whether the key is in use now
   */
  async addedKey({ client }: Account, password: string): Promise<Answer> {
    const offer = await this.on.enable(client, password);
    if (!offer.accepted || offer.keyUri === undefined) return { ...offer, accepted: false };
    return this.on.confirm(client, this.code(this.keyIn(offer.keyUri)));
  }

  /** A control: the client is signed in as this person. @throws Unjudged */
  async isNow(client: Client, { person }: Pick<Account, 'person'>): Promise<void> {
    if ((await this.on.whoAmI(client)) !== person.email) {
      throw new Unjudged((say) => say.unjudged.notTheUser);
    }
  }

  /** Requires that another sign-in has left this session alone. @throws Absent if an account has one session at a time */
  async needsOtherSessions(client: Client): Promise<void> {
    if (!(await this.isSignedIn(client))) throw new Absent((say) => say.absent.oneSession);
  }

  /** A control: what must work here does. `what` is the subject of a sentence. @throws Unjudged */
  works({ accepted, status }: Answer, what: Said): void {
    if (!accepted) throw new Unjudged((say) => say.unjudged.control({ what: what(say), status }));
  }

  /** Requires that the latest requests contained a password. @throws Absent if the adapter did not send it */
  needsSent(client: Client, password: string): void {
    if (!client.hasSent(password)) throw new Absent((say) => say.absent.passwordNotAsked);
  }

  /** Requires that the latest requests contained a code. @throws Absent if the adapter did not send it */
  needsSentCode(client: Client, code: string): void {
    if (!client.hasSent(code)) throw new Absent((say) => say.absent.codeNotAsked);
  }

  /** Creates a new account and requests a key, which is not confirmed yet. */
  async newOffered(): Promise<{ account: Account; key: TotpKeyUri }> {
    const account = await this.newAccount();
    return { account, key: (await this.offeredKey(account)).key };
  }

  /** Creates a new account with the second factor on, and another browser in which the code is still missing. */
  async newAtCode(): Promise<{ ann: Enrolled; client: Client }> {
    const ann = await this.newEnrolled();
    return { ann, client: await this.newPending(ann) };
  }

  /** Returns another browser that is fully signed in. Returns when the next time step has begun. */
  async newFull(account: Enrolled): Promise<Client> {
    const client = await this.newPending(account);
    const answer = await this.#patiently(() => this.on.verify(client, this.code(account.key)));
    prepared(answer, (say) => say.control.finishingSignIn);
    await this.nextStep(account.key);
    return client;
  }

  /**
   * Changes something in the session of an account, or in a new one if that is refused: some servers require a recent
   * sign-in for a change. Waits for an unused code before each try.
   */
  async changed<A extends Answer>(ann: Enrolled, change: (ann: Enrolled) => Promise<A>): Promise<A> {
    await this.nextStep(ann.key);
    const answer = await change(ann);
    if (answer.accepted) return answer;
    await this.nextStep(ann.key);
    return change({ ...ann, client: await this.newFull(ann) });
  }

  async isSignedIn(client: Client): Promise<boolean> {
    return (await this.on.whoAmI(client)) !== undefined;
  }

  /** Checks a fact. @throws Violation with the sentence `otherwise` if it is not true */
  expect(isSo: boolean, otherwise: Said): void {
    if (!isSo) throw new Violation(otherwise);
  }

  /** Checks that the server accepted the request. `what` is the subject of the finding's sentence. */
  accepted({ accepted, status }: Answer, what: Said): void {
    this.expect(accepted, (say) => say.finding.refused({ what: what(say), status }));
  }

  /** Checks that the server refused the request, and did so deliberately: a status of 500 or more fails the check. */
  refused({ accepted, status }: Answer, what: Said): void {
    this.expect(status < 500, (say) => say.finding.failed({ what: what(say), status }));
    this.expect(!accepted, (say) => say.finding.accepted({ what: what(say), status }));
  }

  /**
   * Checks that at most one of several requests was accepted and that none made the server fail. If none was accepted,
   * `control` must show that one could have been.
   *
   * @param race the sentence about several that were accepted
   */
  async atMostOne(
    answers: readonly Answer[],
    race: keyof Say['race'],
    control: () => Promise<unknown>,
  ): Promise<void> {
    for (const { status } of answers) {
      this.expect(status < 500, (say) => say.finding.parallelFailed({ status }));
    }
    const accepted = answers.filter((answer) => answer.accepted).length;
    this.expect(accepted <= 1, (say) => say.race[race]({ accepted, all: answers.length }));
    if (accepted === 0) await control();
  }

  /** Repeats a preparing request while the server answers with status 429. */
  async #patiently<A extends Answer>(act: () => Promise<A>): Promise<A> {
    for (let tries = 1; ; tries += 1) {
      const answer = await act();
      if (answer.status !== 429 || tries === PATIENCE) return answer;
      await this.wait((Number(answer.headers.get('retry-after')) || 11) * 1000);
    }
  }
}

function prepared({ accepted, status }: Answer, what: Said): void {
  if (!accepted) throw new Unjudged((say) => say.unjudged.notPrepared({ what: what(say), status }));
}

function parameters(key: TotpKeyUri) {
  const result = codeParameters(key);
  if (result.type === 'hotp') throw new TypeError('A time-based key was expected.');
  return result;
}
