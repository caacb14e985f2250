/**
 * The accounts of a small server with a second factor. Without a flaw it decides as RFC 6238 and NIST SP 800-63B-4 say.
 * It knows nothing of HTTP: styles.ts turns its outcomes into replies.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { base32FromBytes } from '../../../../shared/base32.ts';
import { HOUR, MINUTE } from '../../../../shared/durations.ts';
import { formatKeyUri } from '../../../../shared/key-uri.ts';
import { type CodeParameters, codeFor, matchTimeStep } from '../../../../shared/one-time-code.ts';
import type { Flaw } from './flaws.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What the server decided. `id` is the session to give to the browser: a new one, or '' to end it. */
export type Outcome =
  | { kind: 'done'; data?: Record<string, unknown>; id?: string }
  | { kind: 'refused'; id?: string; note?: string }
  | { kind: 'malformed' }
  | { kind: 'limited'; seconds: number; note?: string };

interface Key {
  secret: string;
  lastStep: number;
  used: Set<string>;
}

interface Offer {
  secret: string;
  at: number;
  backupCodes: string[];
}

interface User {
  email: string;
  password: string;
  /** Whether the owner of the address has confirmed the account. */
  isProven: boolean;
  key?: Key | undefined;
  oldKeys: Key[];
  backupCodes: Set<string>;
  usedSpellings: Set<string>;
  failures: Map<string, { count: number; last: number }>;
  /** Wrong passwords in a row, by network. */
  passwordFailures: Map<string, number>;
  lastSuccess: number;
  /** After a recovery, only who has this sets up another key. */
  right?: string | undefined;
}

interface Session {
  user: User;
  isFull: boolean;
  /** When the password was entered. */
  since: number;
  /** When the second factor was last proven in this session. */
  provenAt: number;
  failures: number;
  offers: Offer[];
  /** Whose factors count, if two sign-ins got mixed. */
  factorsOf?: User | undefined;
}

/** Wrong codes in a row before the account is limited, and for how long. */
const TRIES = 5;
const LOCK = 15 * MINUTE;
const PASSWORD_TRIES = 20;
/** How long a flawed server waits between reading and writing, in milliseconds: until a busy computer sent the others. */
const GAP = 120;
const SHARED_KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const REFUSED: Outcome = { kind: 'refused' };
const TOO_OLD: Outcome = { kind: 'refused', note: 'sign in again' };

export interface Rules {
  /** Wrong codes in one sign-in after which the password must be entered again. */
  endsSignInAfter?: number;
  /** An account has one pending sign-in, the newest. */
  onePending?: boolean;
  /** A limited account refuses the password as well. */
  locksPassword?: boolean;
  /** Each wrong code gives the pending sign-in a new id. */
  rotates?: boolean;
  /** The password and the second factor come in one request. */
  oneRequest?: boolean;
  /** The app makes the key and sends it with its first code and the password. Backup codes come then. */
  appMakesKey?: boolean;
  /** The enrolment gives no backup codes. People request them afterwards. */
  backupCodesLater?: boolean;
  /** Who is signed in cannot sign in as someone else. */
  signsInOnce?: boolean;
  /** The session shows the same key until it is confirmed or has expired. */
  offersAgain?: boolean;
  /** Key URIs have the name of the user, with a large first letter, instead of the address. */
  namesUsers?: boolean;
  /** A finished sign-in ends the account's other sessions. */
  oneSession?: boolean;
  /** Who turns the second factor on is signed out and signs in with it. */
  signsOutAtEnrolment?: boolean;
  /** Eight digits for a minute with SHA256, in place of what all apps take. */
  longCodes?: boolean;
  /** A change of factors requires a sign-in of the last ten minutes instead of the password. */
  needsRecentSignIn?: boolean;
  /** The last time step belongs to the account, so that a new key does not work in the step of the old one’s last code. */
  remembersSteps?: boolean;
  /** A sign-in waits an hour for its code, and is still good at that second. */
  waitsAnHour?: boolean;
  /** An account begins with a mailed link, so its address is confirmed. */
  provesAtSignUp?: boolean;
}

type Parameters = Omit<CodeParameters & { type: 'totp' }, 'secret'>;
const USUAL: Parameters = { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 };
const LONG: Parameters = { type: 'totp', algorithm: 'SHA256', digits: 8, period: 60 };

export class World {
  readonly #flaw: Flaw | undefined;
  readonly #rules: Rules;
  readonly #parameters: Parameters;
  readonly #users = new Map<string, User>();
  readonly #sessions = new Map<string, Session>();
  readonly #links = new Map<string, { user: User; at: number }>();
  /** Unix milliseconds. It stands still until the suite moves it, so nothing depends on how fast a test runs. */
  now = Date.UTC(2030, 0, 1);

  constructor(flaw: Flaw | undefined, rules: Rules) {
    this.#flaw = flaw;
    this.#rules = rules;
    this.#parameters = rules.longCodes ? LONG : USUAL;
  }

  #has(...flaws: Flaw[]): boolean {
    return this.#flaw !== undefined && flaws.includes(this.#flaw);
  }

  /** Returns the token of the newest mailed link. */
  mailedToken(email: string): string | undefined {
    return [...this.#links].findLast(([, { user }]) => user.email === email)?.[0];
  }

  /** @param network where the request comes from */
  async act(operation: string, fields: Fields, id: string, network: string): Promise<Outcome> {
    const session = this.#sessions.get(id);
    const full = session?.isFull || this.#has('the password is enough') ? session : undefined;
    const maySet = this.#has('a pending session may change factors') ? session : full;
    switch (operation) {
      case 'sign-up':
        return this.#signUp(fields, id);
      case 'sign-in':
        return this.#rules.oneRequest
          ? this.#signInAtOnce(fields, id, network)
          : this.#signIn(fields, id, network);
      case 'me':
        return full ? { kind: 'done', data: { email: full.user.email } } : REFUSED;
      case 'list':
        return full || this.#has('forgets to ask who it is')
          ? { kind: 'done', data: { sessions: 1 } }
          : REFUSED;
      case 'sign-out':
        if (!this.#has('signs out in the browser only')) this.#sessions.delete(id);
        return { kind: 'done', id: '' };
      case 'enable':
        return this.#enable(fields, maySet);
      case 'confirm':
        return this.#confirm(fields, full, id);
      case 'verify':
        return this.#verify(fields, session, id);
      case 'backup-code':
        return this.#backupCode(fields, session, id);
      case 'step-up':
        return full?.user.key ? this.#stepUp(fields, full) : REFUSED;
      case 'new-backup-codes':
        return this.#newBackupCodes(fields, maySet);
      case 'off':
        return this.#off(fields, maySet, id);
      case 'key':
        return this.#has('shows the key again') && full?.user.key
          ? { kind: 'done', data: { uri: this.#uri(full.user, full.user.key.secret) } }
          : REFUSED;
      case 'prove':
        if (full) full.user.isProven = true;
        return full ? { kind: 'done' } : REFUSED;
      case 'new-password':
        return this.#newPassword(fields, full);
      case 'forgot':
        return this.#forgot(fields);
      case 'reset':
        return this.#reset(fields);
      case 'recover':
        return this.#recover(fields);
      default:
        return REFUSED;
    }
  }

  #start(session: Partial<Session> & { user: User }, old: string): string {
    const keeps = this.#has('keeps the session id') && this.#sessions.has(old);
    const id = keeps ? old : randomBytes(16).toString('hex');
    if (!keeps) this.#sessions.delete(old);
    this.#sessions.set(id, {
      isFull: false,
      since: this.now,
      provenAt: Number.NEGATIVE_INFINITY,
      failures: 0,
      offers: [],
      ...session,
    });
    return id;
  }

  #endOthers(user: User, kept?: string): void {
    if (this.#has('other sessions stay')) return;
    for (const [id, session] of this.#sessions) {
      if (session.user === user && id !== kept) this.#sessions.delete(id);
    }
  }

  #signUp(fields: Fields, id: string): Outcome {
    const email = text(fields.email);
    const user: User = {
      email,
      password: text(fields.password),
      isProven: this.#rules.provesAtSignUp === true,
      oldKeys: [],
      backupCodes: new Set(),
      usedSpellings: new Set(),
      failures: new Map(),
      passwordFailures: new Map(),
      lastSuccess: Number.NEGATIVE_INFINITY,
    };
    this.#users.set(email, user);
    return { kind: 'done', id: this.#start({ user, isFull: true }, id) };
  }

  #signIn(fields: Fields, id: string, network: string): Outcome {
    if (this.#rules.signsInOnce && this.#sessions.get(id)?.isFull) return REFUSED;
    const user = this.#users.get(text(fields.email));
    if (!user && this.#has('says who has an account')) return { kind: 'refused', note: 'no such account' };
    const counted = this.#has('strangers can lock the password') ? 'any' : network;
    const failures = user?.passwordFailures.get(counted) ?? 0;
    if (failures >= PASSWORD_TRIES) return { kind: 'limited', seconds: LOCK / 1000 };
    if (user?.password !== fields.password || !user) {
      if (user && !this.#has('passwords uncounted')) user.passwordFailures.set(counted, failures + 1);
      return REFUSED;
    }
    user.passwordFailures.delete(counted);
    const lacksRight = user.right !== undefined && user.right !== fields.right;
    if (lacksRight && !this.#has('the password is enough after a recovery')) return REFUSED;
    if (this.#rules.locksPassword && user.key && this.#limit(user, undefined, 'code')) return REFUSED;
    const isOn = user.key !== undefined || (this.#has('on before it is confirmed') && this.#offered(user));
    const old = this.#sessions.get(id);
    if (this.#rules.onePending) {
      for (const [key, other] of this.#sessions)
        if (other.user === user && !other.isFull) this.#sessions.delete(key);
    }
    const mixes = this.#has('mixes two sign-ins') && old && !old.isFull && old.user !== user;
    const session = mixes ? { user: old.user, factorsOf: user } : { user };
    return {
      kind: 'done',
      id: this.#start({ ...session, isFull: !isOn }, id),
      data: { awaitsCode: isOn },
    };
  }

  /** Decides about the password and the second factor together. No session waits for the second one. */
  async #signInAtOnce(fields: Fields, id: string, network: string): Promise<Outcome> {
    const begun = this.#signIn(fields, id, network);
    if (begun.kind !== 'done' || begun.data?.awaitsCode !== true) return begun;
    const waiting = begun.id ?? '';
    let outcome: Outcome = { kind: 'refused', note: 'the code is missing' };
    if (fields.backupCode !== undefined) {
      outcome = await this.#backupCode({ code: fields.backupCode }, this.#sessions.get(waiting), waiting);
    } else if ('code' in fields) outcome = await this.#verify(fields, this.#sessions.get(waiting), waiting);
    if (outcome.kind === 'done') return outcome;
    this.#sessions.delete(waiting);
    return { ...outcome, id: undefined } as Outcome;
  }

  /** Whether the server requires another sign-in before a change, unless it has one of these flaws. */
  #isTooOld({ since }: Session, ...flaws: Flaw[]): boolean {
    return this.#rules.needsRecentSignIn === true && this.now - since > 10 * MINUTE && !this.#has(...flaws);
  }

  #offered(user: User): boolean {
    return [...this.#sessions.values()].some((session) => session.user === user && session.offers.length > 0);
  }

  #enable(fields: Fields, session: Session | undefined): Outcome {
    if (!session && this.#has('a key without a session')) {
      return { kind: 'done', data: { uri: this.#uri({ email: 'x' }, this.#newSecret()), backupCodes: [] } };
    }
    if (!session) return REFUSED;
    const { user } = session;
    if (this.#isTooOld(session, 'a key without the password', 'replaces the key with the password'))
      return TOO_OLD;
    const needsPassword = !this.#rules.needsRecentSignIn && !this.#has('a key without the password');
    if (needsPassword && user.password !== fields.password) return REFUSED;
    const isFresh = this.now - session.provenAt < 5 * MINUTE;
    const isFree = this.#has('replaces the key with the password', 'a pending session may change factors');
    if (user.key && !isFresh && !isFree) return REFUSED;
    const isNew = session.offers.every(({ at }) => this.now - at >= 10 * MINUTE);
    const shown = this.#rules.offersAgain && !isNew ? session.offers.at(-1) : undefined;
    const kept = this.#has('the same key again') ? user.oldKeys.at(-1)?.secret : shown?.secret;
    const backupCodes = this.#rules.backupCodesLater ? [] : this.#makeBackupCodes();
    const offer = { secret: kept ?? this.#newSecret(), at: this.now, backupCodes };
    if (!this.#has('older offers stay')) session.offers = [];
    session.offers.push(offer);
    if (this.#has('an offer ends the old key') && user.key) user.key.secret = offer.secret;
    return {
      kind: 'done',
      data: { uri: this.#uri(user, offer.secret), backupCodes: offer.backupCodes },
    };
  }

  async #confirm(fields: Fields, session: Session | undefined, id: string): Promise<Outcome> {
    if (!session) return REFUSED;
    const { user } = session;
    const code = this.#readCode(fields.code);
    if (code === undefined) return this.#odd(user, session);
    let own = this.#has('offers belong to the user')
      ? [...this.#sessions.values()].filter((other) => other.user === user).flatMap(({ offers }) => offers)
      : session.offers;
    let offers = own.filter(({ at }) => this.now - at < 10 * MINUTE || this.#has('offers last'));
    const held = this.#reserve(user, session, 'enrolment');
    if (held) return held;
    if (this.#rules.appMakesKey) {
      if (this.#enable(fields, session).kind !== 'done') return REFUSED;
      session.offers = session.offers.slice(-1).map((offer) => ({ ...offer, secret: text(fields.secret) }));
      offers = session.offers;
      own = offers;
    }
    for (const offer of offers) {
      const earlier = this.#rules.remembersSteps ? [user.key, ...user.oldKeys] : [];
      const lastStep = Math.max(-1, ...earlier.map((one) => one?.lastStep ?? -1));
      const key: Key = { secret: offer.secret, lastStep, used: new Set() };
      const isRight = await this.#matches(key, code, fields.code);
      if (!isRight && !this.#has('any first code')) continue;
      // Only one of several confirmations at once still finds the offer.
      if (
        !session.offers.includes(offer) &&
        own === session.offers &&
        !this.#has('reads, waits, then writes')
      )
        continue;
      this.#succeed(user, session, 'enrolment');
      if (user.key) user.oldKeys.push(user.key);
      user.key = key;
      user.right = undefined;
      user.backupCodes = new Set([
        ...offer.backupCodes,
        ...(this.#has('backup codes outlive turning off') ? user.backupCodes : []),
      ]);
      session.offers = [];
      const isOut = this.#rules.signsOutAtEnrolment === true;
      const next = isOut ? '' : this.#start({ user, isFull: true, provenAt: this.now }, id);
      if (isOut) this.#sessions.delete(id);
      this.#endOthers(user, next);
      const backupCodes = this.#rules.appMakesKey ? offer.backupCodes : [];
      return { kind: 'done', id: next, data: { ...(backupCodes.length > 0 && { backupCodes }) } };
    }
    return REFUSED;
  }

  async #verify(fields: Fields, session: Session | undefined, id: string): Promise<Outcome> {
    const code = this.#readCode(fields.code);
    if (!session || session.isFull) return this.#strangerVerifies(fields, code, id);
    const longest = this.#rules.waitsAnHour ? HOUR : 10 * MINUTE;
    if (this.now - session.since > longest && !this.#has('pending sessions last')) return REFUSED;
    const { user } = session;
    if (this.#has('a missing code is right') && (fields.code ?? '') === '')
      return { kind: 'done', id: this.#finish(session, id, user) };
    if (code === undefined) return this.#odd(user, session);
    const held = this.#reserve(user, session, 'code', code);
    if (held) return held;
    const key = (session.factorsOf ?? user).key;
    if (this.#has('refuses every code at sign-in') || !key) return this.#wrong(session, id);
    if (this.#has('one code an hour') && this.now - user.lastSuccess < HOUR) return this.#wrong(session, id);
    const keys = this.#has('replaced keys stay') ? [key, ...user.oldKeys] : [key];
    let isRight = false;
    for (const one of keys) isRight ||= await this.#matches(one, code, fields.code);
    const isSpent = !isRight && this.#has('says that a code was used') && key.used.has(code);
    if (isSpent) return { kind: 'refused', note: 'this code was used' };
    if (!isRight) return this.#wrong(session, id);
    if (!this.#sessions.has(id) && !this.#has('reads, waits, then writes')) return REFUSED;
    this.#succeed(user, session, 'code');
    return { kind: 'done', id: this.#finish(session, id, this.#bodyUser(fields) ?? user) };
  }

  /** The account that a field of the request names, if the server believes it. */
  #bodyUser(fields: Fields): User | undefined {
    if (!this.#has('believes the body')) return undefined;
    return ['userId', 'email', 'user', 'sessionId']
      .map((name) => this.#users.get(text(fields[name])))
      .find((user) => user !== undefined);
  }

  async #strangerVerifies(fields: Fields, code: string | undefined, id: string): Promise<Outcome> {
    const named = this.#users.get(text(fields.email));
    if (named && this.#has('strangers can lock')) this.#reserve(named, undefined, 'code');
    if (code === undefined || !this.#has('the code is enough')) return REFUSED;
    for (const user of this.#users.values()) {
      if (user.key && (await this.#matches(user.key, code, code))) {
        return { kind: 'done', id: this.#start({ user, isFull: true }, id) };
      }
    }
    return REFUSED;
  }

  #finish(session: Session, id: string, user: User): string {
    user.lastSuccess = this.now;
    const next = this.#start({ ...session, user, isFull: true, provenAt: this.now }, id);
    if (this.#rules.oneSession) this.#endOthers(user, next);
    if (this.#has('a sign-in can be finished again')) this.#sessions.set(id, session);
    return next;
  }

  #wrong(session: Session, id: string): Outcome {
    if (session.failures >= (this.#rules.endsSignInAfter ?? Number.POSITIVE_INFINITY)) {
      this.#sessions.delete(id);
      return { kind: 'refused', id: '' };
    }
    if (!this.#rules.rotates) return REFUSED;
    const next = randomBytes(16).toString('hex');
    this.#sessions.delete(id);
    this.#sessions.set(next, session);
    return { kind: 'refused', id: next };
  }

  async #backupCode(fields: Fields, session: Session | undefined, id: string): Promise<Outcome> {
    const code = text(fields.code);
    if (!session && this.#has('a backup code is enough')) {
      const user = [...this.#users.values()].find(({ backupCodes }) => backupCodes.has(code));
      if (user) return { kind: 'done', id: this.#start({ user, isFull: true }, id) };
    }
    if (!session || session.isFull) return REFUSED;
    const { user } = session;
    const held = this.#has('backup codes uncounted') ? undefined : this.#reserve(user, session, 'backup');
    if (held) return held;
    const sets = [user.backupCodes];
    if (this.#has('backup codes of anyone'))
      for (const other of this.#users.values()) sets.push(other.backupCodes);
    if (this.#has('backup codes of offers')) {
      for (const other of this.#sessions.values()) {
        for (const offer of other.offers) sets.push(new Set(offer.backupCodes));
      }
    }
    const isStrict = this.#has('backup codes exactly as printed');
    const plain = (one: string) => (isStrict ? one : one.toLowerCase().replaceAll(/[\s-]/g, ''));
    for (const set of sets) {
      const found = [...set].find((one) => plain(one) === plain(code));
      const isSpent = this.#has('remembers backup codes as they are spelt') && user.usedSpellings.has(code);
      if (found === undefined || isSpent || this.#has('refuses backup codes')) continue;
      if (this.#has('reads, waits, then writes')) await sleep(GAP);
      user.usedSpellings.add(code);
      if (!this.#has('backup codes work again', 'remembers backup codes as they are spelt'))
        set.delete(found);
      if (this.#has('one backup code uses up all')) set.clear();
      this.#succeed(user, session, 'backup');
      return { kind: 'done', id: this.#finish(session, id, user) };
    }
    if (this.#has('any backup code')) return { kind: 'done', id: this.#finish(session, id, user) };
    return this.#wrong(session, id);
  }

  async #stepUp(fields: Fields, session: Session): Promise<Outcome> {
    const code = this.#readCode(fields.code);
    const { user } = session;
    if (code === undefined || !user.key) return this.#odd(user, session);
    const held = this.#has('step-up uncounted') ? undefined : this.#reserve(user, session, 'step-up');
    if (held) return held;
    if (!(await this.#matches(user.key, code, fields.code))) return REFUSED;
    this.#succeed(user, session, 'step-up');
    session.provenAt = this.now;
    return { kind: 'done' };
  }

  async #proves(
    fields: Fields,
    session: Session,
    needsPassword: boolean,
    needsCode: boolean,
  ): Promise<boolean> {
    const { user } = session;
    if (needsPassword && user.password !== fields.password) return false;
    if (!needsCode) return true;
    const code = this.#readCode(fields.code);
    return code !== undefined && user.key !== undefined && (await this.#matches(user.key, code, fields.code));
  }

  async #newBackupCodes(fields: Fields, session: Session | undefined): Promise<Outcome> {
    if (!session?.user.key) return REFUSED;
    if (this.#isTooOld(session, 'backup codes without the password', 'backup codes with the password alone'))
      return TOO_OLD;
    const needsPassword = !this.#rules.needsRecentSignIn && !this.#has('backup codes without the password');
    const needsCode = !this.#has(
      'backup codes with the password alone',
      'a pending session may change factors',
    );
    if (!(await this.#proves(fields, session, needsPassword, needsCode))) return REFUSED;
    const made = this.#makeBackupCodes();
    const old = this.#has('old backup codes stay') ? session.user.backupCodes : [];
    session.user.backupCodes = new Set([...made, ...old]);
    return { kind: 'done', data: { backupCodes: made } };
  }

  async #off(fields: Fields, session: Session | undefined, id: string): Promise<Outcome> {
    if (!session && this.#has('off without a session')) {
      const owner = [...this.#users.values()].find(({ password }) => password === fields.password);
      if (owner) return { kind: 'done' };
    }
    if (!session?.user.key || this.#has('cannot be turned off')) return REFUSED;
    if (this.#isTooOld(session, 'off without the right password', 'off with the password alone'))
      return TOO_OLD;
    const needsPassword = !this.#rules.needsRecentSignIn && !this.#has('off without the right password');
    const needsCode = !this.#has('off with the password alone', 'a pending session may change factors');
    if (!(await this.#proves(fields, session, needsPassword, needsCode))) return REFUSED;
    const { user } = session;
    user.oldKeys.push(user.key as Key);
    user.key = undefined;
    if (!this.#has('backup codes outlive turning off')) user.backupCodes = new Set();
    this.#endOthers(user, id);
    return { kind: 'done' };
  }

  #newPassword(fields: Fields, session: Session | undefined): Outcome {
    if (!session || session.user.password !== fields.current) return REFUSED;
    session.user.password = text(fields.next);
    if (!this.#has('reset links outlive a new password')) {
      for (const [token, { user }] of this.#links) if (user === session.user) this.#links.delete(token);
    }
    return { kind: 'done' };
  }

  #forgot(fields: Fields): Outcome {
    const user = this.#users.get(text(fields.email));
    if (user) this.#links.set(randomBytes(16).toString('hex'), { user, at: this.now });
    else if (this.#has('says who has an account')) return { kind: 'refused', note: 'no such account' };
    return { kind: 'done' };
  }

  async #reset(fields: Fields): Promise<Outcome> {
    const token = text(fields.token);
    const link = this.#links.get(token);
    if (!link || (this.now - link.at > HOUR && !this.#has('reset links last'))) return REFUSED;
    if (this.#has('reads, waits, then writes')) await sleep(GAP);
    if (!this.#has('reset links work again')) this.#links.delete(token);
    const { user } = link;
    user.password = text(fields.password);
    if (this.#has('a reset turns off the second factor')) user.key = undefined;
    // What a stranger set up with the address ends when its reader takes the account.
    if (!user.isProven && !this.#has('keeps what strangers set up')) user.key = undefined;
    user.isProven = true;
    if (!this.#has('sessions outlive a reset')) this.#endOthers(user);
    return { kind: 'done' };
  }

  /** Removes a lost key. The owner has the password and reads the mail, which the adapter stands for. */
  #recover(fields: Fields): Outcome {
    const user = this.#users.get(text(fields.email));
    if (user?.password !== fields.password || !user) return REFUSED;
    user.key = undefined;
    user.backupCodes = new Set();
    user.right = randomBytes(16).toString('hex');
    this.#endOthers(user);
    return { kind: 'done', data: { right: user.right } };
  }

  /** Returns the digits, or `undefined` if the value cannot be a code. */
  #readCode(value: unknown): string | undefined {
    const read = this.#has('any type of code') && value !== undefined ? String(value) : value;
    if (typeof read !== 'string' || read.length > 20) return undefined;
    const spelt = read.replaceAll(' ', '');
    const plain = this.#has('reads the first digits of a code')
      ? spelt.slice(0, this.#parameters.digits)
      : spelt;
    return /^[0-9]+$/.test(plain) && plain.length === this.#parameters.digits ? plain : undefined;
  }

  #odd(user: User, session: Session): Outcome {
    if (this.#has('odd input counts as an attempt')) this.#reserve(user, session, 'code');
    return { kind: 'malformed' };
  }

  /** Returns whether a code is right and unused. It then counts as used. */
  async #matches(key: Key, code: string, spelt: unknown): Promise<boolean> {
    const window = this.#has('ten steps of tolerance') ? 10 : this.#has('no tolerance') ? 0 : 1;
    const parameters = { ...this.#parameters, secret: key.secret };
    if (this.#has('time step zero opens') && code === codeFor(parameters, 0)) return true;
    const step = matchTimeStep(parameters, code, this.now, window);
    if (step === undefined) return false;
    const name = this.#has('remembers codes as they are spelt') ? String(spelt) : String(step);
    const byName = this.#has('remembers codes as they are spelt', 'remembers codes and not steps');
    const isUsed = byName ? key.used.has(name) : step <= key.lastStep;
    if (isUsed && !this.#has('codes work again')) return false;
    if (this.#has('reads, waits, then writes', 'reads, waits, then writes, and says no more than 401'))
      await sleep(GAP);
    key.lastStep = Math.max(key.lastStep, step);
    key.used.add(name).add(code);
    return true;
  }

  /** Reserves an attempt before anything is compared. Returns the outcome if there is none left. */
  #reserve(user: User, session: Session | undefined, place: string, code = ''): Outcome | undefined {
    const limit = this.#limit(user, session, place);
    if (limit) {
      const key = user.key && { ...this.#parameters, secret: user.key.secret };
      const isRight = key && code !== '' && matchTimeStep(key, code, this.now, 1) !== undefined;
      return isRight && this.#has('tells a right code while locked')
        ? { ...limit, note: 'right, but wait' }
        : limit;
    }
    const entry = this.#entry(user, place);
    const count = () => {
      entry.count += 1;
      entry.last = this.now;
      if (session) session.failures += 1;
    };
    const isLate = this.#has(
      'reads, waits, then writes',
      'reads, waits, then writes, and says no more than 401',
    );
    // Later than the last request of a burst, even on a slow machine.
    if (isLate) setTimeout(count, 1500).unref();
    else count();
    return undefined;
  }

  #limit(
    user: User,
    session: Session | undefined,
    place: string,
  ): (Outcome & { kind: 'limited' }) | undefined {
    if (this.#has('counts nothing')) return undefined;
    if (this.#has('backup codes uncounted') && place === 'backup') return undefined;
    const entry = this.#entry(user, place);
    if (this.now - entry.last >= LOCK && !this.#has('locks for good')) entry.count = 0;
    const count = this.#has('counts per sign-in only') ? (session?.failures ?? 0) : entry.count;
    if (count < (this.#has('locks after one mistake') ? 1 : TRIES)) return undefined;
    return { kind: 'limited', seconds: Math.max(1, Math.ceil((entry.last + LOCK - this.now) / 1000)) };
  }

  #entry(user: User, place: string): { count: number; last: number } {
    const name = this.#has('counts each factor alone') ? place : 'all';
    const entry = user.failures.get(name) ?? { count: 0, last: Number.NEGATIVE_INFINITY };
    user.failures.set(name, entry);
    return entry;
  }

  /** A right code forgives the mistakes before it. */
  #succeed(user: User, session: Session, place: string): void {
    const entry = this.#entry(user, place);
    if (this.#has('a success forgives nothing')) entry.count -= 1;
    else entry.count = 0;
    session.failures = 0;
  }

  #newSecret(): string {
    if (this.#has('one key for all')) return SHARED_KEY;
    return base32FromBytes(randomBytes(this.#has('short keys') ? 10 : 20));
  }

  #uri({ email }: { email: string }, secret: string): string {
    const isNameless = this.#has('a key URI without names');
    const issuer = isNameless ? '' : 'Bench';
    const [name = ''] = email.split('@');
    const named = this.#rules.namesUsers ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : email;
    const account = isNameless ? 'user' : named;
    return formatKeyUri({ ...this.#parameters, issuer, account, secret, extra: [] });
  }

  #makeBackupCodes(): string[] {
    const count = this.#has('four backup codes') ? 4 : 8;
    if (this.#has('short backup codes')) return Array.from({ length: count }, (_, n) => `${1000 + n * 997}`);
    const part = () =>
      Array.from({ length: 5 }, () => '23456789abcdefghjkmnpqrstuvwxyz'.charAt(randomInt(31))).join('');
    return Array.from({ length: count }, () => `${part()}-${part()}`);
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
