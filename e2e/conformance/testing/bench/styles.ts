/** The ways in which the servers of the bench talk: status, cookies, bodies, redirects. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Flaw } from './flaws.ts';
import type { Outcome, Rules } from './world.ts';

export interface Reply {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
}

export interface Style {
  name: string;
  rules: Rules;
  /** Checks that this style cannot be tried with, and why it is so. */
  absent: readonly string[];
  /** Checks that find a weakness that belongs to the style. */
  finds: readonly string[];
  /** Where the session travels. */
  carrier: 'cookie' | 'two cookies' | 'bearer';
  /** The bodies that routes take. */
  takes: 'JSON' | 'forms';
  /** How the server keeps pages of other sites out. */
  guard: 'origin' | 'preflight' | 'samesite' | 'csrf' | 'bearer';
  /** Writes an outcome. The cookies come from the server. */
  reply(
    outcome: Outcome | { kind: 'failed' },
    path: string,
  ): Pick<Reply, 'status' | 'body'> & { headers?: Record<string, string> };
}

const json = (body: unknown) => JSON.stringify(body);
const dataOf = (outcome: Parameters<Style['reply']>[0]) =>
  outcome.kind === 'done' ? (outcome.data ?? {}) : {};
const noteOf = (outcome: Parameters<Style['reply']>[0]) => ('note' in outcome ? (outcome.note ?? '') : '');

const NO_COOKIES = ['http-cookie-httponly', 'http-cookie-samesite', 'http-token-not-in-body'];
const WAITING = ['pending-expires', 'pending-spent-by-success'];
const OFFERS = [
  ...['key-128-bits', 'key-160-bits', 'keys-differ', 'uri-names-both', 'off-until-proven', 'offer-expires'],
  ...['key-replaced-by-newer-offer', 'bound-to-session', 'guesses-bounded', 'old-key-until-new-proven'],
].map((id) => `enrol-${id}`);
const TEXT_ONLY = ['number', 'list', 'bytes', 'object', 'null', 'true'].map((id) => `malformed-${id}`);

export const STYLES: readonly Style[] = [
  {
    name: 'JSON',
    rules: {},
    absent: [],
    finds: [],
    carrier: 'cookie',
    takes: 'JSON',
    guard: 'origin',
    reply(outcome) {
      const error = { error: outcome.kind, note: noteOf(outcome) };
      if (outcome.kind === 'limited') {
        return { status: 429, body: json(error), headers: { 'Retry-After': String(outcome.seconds) } };
      }
      const status = { done: 200, refused: 401, malformed: 400, failed: 500 }[outcome.kind];
      return { status, body: json(status === 200 ? dataOf(outcome) : error) };
    },
  },
  {
    // Says 401 and nothing else, limited or not.
    name: 'bearer',
    rules: {},
    absent: NO_COOKIES,
    finds: ['guess-says-how-long'],
    carrier: 'bearer',
    takes: 'JSON',
    guard: 'bearer',
    reply(outcome) {
      const status = outcome.kind === 'done' ? 200 : outcome.kind === 'failed' ? 500 : 401;
      return {
        status,
        body: json(status === 200 ? dataOf(outcome) : { error: 'denied', note: noteOf(outcome) }),
      };
    },
  },
  {
    // Forms with CSRF tokens. Every answer is a redirect, and the cookie of the password step stays. Backup codes come later.
    // A key is shown again until it is confirmed, and names the user.
    name: 'forms',
    rules: { backupCodesLater: true, signsInOnce: true, offersAgain: true, namesUsers: true },
    absent: [...TEXT_ONLY, 'backup-not-before-proof'],
    finds: ['guess-says-how-long'],
    carrier: 'two cookies',
    takes: 'forms',
    guard: 'csrf',
    reply(outcome, path) {
      if (outcome.kind === 'failed') return { status: 500, body: '<h1>Error</h1>' };
      const isRead = path === '/me' || path === '/list';
      if (
        outcome.kind === 'done' &&
        (isRead ||
          outcome.data?.uri !== undefined ||
          outcome.data?.backupCodes ||
          outcome.data?.right !== undefined)
      ) {
        return { status: 200, body: `<pre id="data">${json(dataOf(outcome))}</pre>` };
      }
      const to =
        outcome.kind === 'done'
          ? outcome.data?.awaitsCode
            ? '/code'
            : '/account'
          : isRead
            ? '/sign-in'
            : `/again?because=${outcome.kind}&note=${encodeURIComponent(noteOf(outcome))}`;
      return { status: 303, body: '', headers: { Location: to } };
    },
  },
  {
    // Every status is 200. Each wrong code changes the session id, and SameSite alone keeps other sites out.
    name: 'always 200',
    rules: { rotates: true },
    absent: [],
    finds: ['guess-says-how-long'],
    carrier: 'cookie',
    takes: 'JSON',
    guard: 'samesite',
    reply(outcome) {
      if (outcome.kind === 'failed') return { status: 500, body: json({ ok: false }) };
      const isDone = outcome.kind === 'done';
      return {
        status: 200,
        body: json(
          isDone
            ? { ok: true, ...dataOf(outcome) }
            : { ok: false, error: outcome.kind, note: noteOf(outcome) },
        ),
      };
    },
  },
  {
    // Ends a sign-in after a few wrong codes, has one at a time, and locks the password step as well.
    name: 'strict',
    rules: { endsSignInAfter: 3, onePending: true, locksPassword: true },
    absent: [],
    finds: ['guess-says-how-long'],
    carrier: 'cookie',
    takes: 'JSON',
    guard: 'preflight',
    reply(outcome) {
      const status = { done: 201, refused: 403, malformed: 422, limited: 403, failed: 500 }[outcome.kind];
      return { status, body: status === 201 ? json(dataOf(outcome)) : `<p>No. ${noteOf(outcome)}</p>` };
    },
  },
  {
    // The password and the code come in one request, as in many APIs.
    name: 'one request',
    rules: { oneRequest: true },
    absent: [...NO_COOKIES, ...WAITING],
    finds: [],
    carrier: 'bearer',
    takes: 'JSON',
    guard: 'bearer',
    reply(outcome) {
      if (outcome.kind === 'limited') {
        return { status: 429, body: json({}), headers: { 'Retry-After': String(outcome.seconds) } };
      }
      const status = { done: 200, refused: 401, malformed: 400, failed: 500 }[outcome.kind];
      return { status, body: json(status === 200 ? dataOf(outcome) : { note: noteOf(outcome) }) };
    },
  },
  {
    // Asks for another sign-in, not for the password, before a change. What ends does so as late as it may. An account
    // begins with a mailed link.
    name: 'recent sign-in',
    rules: { needsRecentSignIn: true, waitsAnHour: true, provesAtSignUp: true, remembersSteps: true },
    absent: ['reset-takes-account-from-stranger'],
    finds: ['guess-says-how-long'],
    carrier: 'cookie',
    takes: 'JSON',
    guard: 'origin',
    reply(outcome) {
      const status = { done: 200, refused: 403, malformed: 400, limited: 403, failed: 500 }[outcome.kind];
      return { status, body: json(status === 200 ? dataOf(outcome) : { error: noteOf(outcome) }) };
    },
  },
  {
    // The app makes the key and sends it with its first code, so there is no offer. Backup codes come with that answer.
    name: 'the app’s key',
    rules: { appMakesKey: true },
    absent: [...NO_COOKIES, ...OFFERS, 'http-key-not-cached', 'backup-not-before-proof'],
    finds: [],
    carrier: 'bearer',
    takes: 'JSON',
    guard: 'bearer',
    reply(outcome) {
      if (outcome.kind === 'limited') {
        return {
          status: 429,
          body: json({ note: noteOf(outcome) }),
          headers: { 'Retry-After': String(outcome.seconds) },
        };
      }
      const status = { done: 200, refused: 403, malformed: 400, failed: 500 }[outcome.kind];
      return { status, body: json(status === 200 ? dataOf(outcome) : { note: noteOf(outcome) }) };
    },
  },
  {
    // Codes of eight digits for a minute. A finished sign-in ends the others, and who turns the second factor on signs in anew.
    name: 'one session',
    rules: { longCodes: true, oneSession: true, signsOutAtEnrolment: true },
    absent: ['off-used-code', 'others-end-when-turned-off'],
    finds: [],
    carrier: 'cookie',
    takes: 'JSON',
    guard: 'origin',
    reply(outcome) {
      if (outcome.kind === 'limited') {
        return { status: 429, body: '', headers: { 'Retry-After': String(outcome.seconds) } };
      }
      const status = { done: 202, refused: 400, malformed: 400, failed: 500 }[outcome.kind];
      return { status, body: status === 202 ? json(dataOf(outcome)) : noteOf(outcome) };
    },
  },
];

/** Returns whether the server answers a request at all, as far as other sites are concerned. */
export function letsIn(
  style: Style,
  headers: IncomingHttpHeaders,
  origin: string,
  flaw: Flaw | undefined,
): boolean {
  if (flaw === 'any site may ask') return true;
  const type = headers['content-type'] ?? '';
  if (style.guard === 'origin') {
    const isOwn = headers.origin === undefined || headers.origin === origin;
    return isOwn || flaw === 'allows every site in preflights';
  }
  if (style.guard === 'preflight') return type === '' || type.startsWith('application/json');
  return true;
}
