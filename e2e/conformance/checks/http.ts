import { type Cookie, isHeldBackAcrossSites } from '../trial/browser.ts';
import { type Chapter, check } from '../trial/check.ts';
import { type Answer, type Client, FORM, formBody } from '../trial/client.ts';
import { likeness } from '../trial/likeness.ts';
import type { Trial } from '../trial/trial.ts';
import { Absent } from '../trial/verdict.ts';
import { sendVerify, verifyBody, verifyType } from '../trial/verify-route.ts';

export const http: Chapter = {
  title: 'Headers and replies',
  checks: [
    check({
      id: 'http-cookie-httponly',
      does: 'Finds the cookies that carry the session after a sign-in, whenever they were set.',
      must: 'All of them are HttpOnly.',
      why: 'ASVS 5 3.3.4; OWASP WSTG-SESS-02',
      attack: 'Any script on the page can steal the session.',
      run: async (t) => {
        for (const { name, line } of await sessionCookies(t)) {
          t.expect(
            /;\s*httponly\b/i.test(line),
            `The cookie “${name}” carries the session and is not HttpOnly.`,
          );
        }
      },
    }),
    check({
      id: 'http-cookie-samesite',
      does: 'Finds the cookies that carry the session after a sign-in, whenever they were set.',
      must: 'All of them are SameSite=Lax or SameSite=Strict.',
      why: 'ASVS 5 3.3.2',
      attack: 'Pages of other sites can act for a signed-in user.',
      run: async (t) => {
        for (const cookie of await sessionCookies(t)) {
          t.expect(
            isHeldBackAcrossSites(cookie),
            `The cookie “${cookie.name}” carries the session and is not SameSite=Lax or SameSite=Strict.`,
          );
        }
      },
    }),
    check({
      id: 'http-token-not-in-body',
      does: 'Looks for the values of the session cookies in the replies of a sign-in.',
      must: 'It is not there: scripts must not read an HttpOnly cookie.',
      why: 'ASVS 5 3.3.4',
      attack: 'A script reads the session token from the reply instead of the cookie.',
      level: 'should',
      run: async (t) => {
        const { client, replies } = await signedIn(t);
        const text = JSON.stringify(replies.map(({ body }) => body));
        for (const { name, value } of await carriersOf(t, client)) {
          const token = decoded(value).split('.')[0] ?? '';
          if (token.length < 16) continue;
          t.expect(!text.includes(token), `A reply contains the value of the session cookie “${name}”.`);
        }
      },
    }),
    check({
      id: 'http-key-not-cached',
      does: 'Reads the headers of the reply that contains the key.',
      must: 'They include Cache-Control: no-store.',
      why: 'ASVS 5 14.3.2; RFC 9111 §5.2.2.5',
      attack: 'The key stays in the browser cache of a shared computer.',
      run: async (t) => {
        const account = await t.newAccount();
        const answer = await t.on.enable(account.client, account.person.password);
        t.accepted(answer, 'Requesting a key');
        const control = answer.headers.get('cache-control') ?? '';
        t.expect(/no-store/i.test(control), 'Caches may store the reply with the key.');
      },
    }),
    check({
      id: 'http-nosniff',
      does: 'Reads the headers of the replies of a sign-in and of pages after it.',
      must: 'They include X-Content-Type-Options: nosniff.',
      why: 'ASVS 5 3.4.4',
      attack: 'Browsers may run replies as scripts.',
      level: 'should',
      run: async (t) => {
        const { client, replies } = await signedIn(t);
        const pages = (t.target.protectedRoutes ?? []).filter(({ method }) => method === 'GET');
        const read = [...replies];
        for (const { path } of pages) read.push(await client.get(path));
        // A redirect has nothing to display.
        const displayed = read.filter(({ status }) => status < 300 || status > 399);
        if (displayed.length === 0) throw new Absent('all replies are redirects');
        for (const { headers } of displayed) {
          const header = headers.get('x-content-type-options');
          t.expect(header === 'nosniff', 'A reply has no X-Content-Type-Options: nosniff header.');
        }
      },
    }),
    check({
      id: 'http-foreign-origin',
      follows: ['http-cookie-samesite'],
      does: 'Sends the code the way a script on another site can: with a preflight or as plain text, with the cookies that browsers send.',
      must: 'The browser does not send it, or the server refuses it.',
      why: 'ASVS 5 3.5.1; OWASP CSRF Prevention Cheat Sheet',
      attack: 'A page that the user visits starts or finishes a sign-in for the attacker.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const ann = await t.newEnrolled();
        for (const type of [verifyType(t), 'text/plain']) {
          const client = await t.newPending(ann);
          const body = verifyBody(t, client, t.code(ann.key));
          const answer = await client.sendFromOtherSite(t.target.verifyRoute?.path ?? '/', type, body);
          if (answer) t.refused(answer, `A request of another site (${type})`);
          t.expect(!(await t.isSignedIn(client)), 'A request of another site finished the sign-in.');
        }
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'http-form-post',
      follows: ['http-cookie-samesite', 'http-foreign-origin'],
      does: 'Sends the code the way a form on another site would.',
      must: 'It is refused.',
      why: 'ASVS 5 3.5.1; OWASP CSRF Prevention Cheat Sheet',
      attack: 'Another site uses a form, which browsers send without a check, to do what scripts may not.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        // Another site does not know the hidden fields of the server's own pages: a stranger's stand in for them.
        const fields =
          t.target.verifyRoute?.body(t.code(ann.key), await t.newPending(await t.newEnrolled())) ?? {};
        const answer = await client.sendFromOtherSite(
          t.target.verifyRoute?.path ?? '/',
          FORM,
          formBody(fields),
        );
        if (answer) t.refused(answer, 'A form from another site');
        t.expect(!(await t.isSignedIn(client)), 'A form from another site finished the sign-in.');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'http-get-changes-nothing',
      does: 'Sends a wrong code and the right one in the URL of a GET request.',
      must: 'No one is signed in by it.',
      why: 'RFC 9110 §9.2.1; ASVS 5 3.5.3',
      attack: 'A link or an image finishes a sign-in, and codes stay in logs and browser histories.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const answers: Answer[] = [];
        for (const code of [t.wrongCode(ann.key), t.code(ann.key)]) {
          const fields = t.target.verifyRoute?.body(code, client) ?? {};
          answers.push(await client.get(`${t.target.verifyRoute?.path}?${formBody(fields)}`));
        }
        const [wrong, right] = answers as [Answer, Answer];
        t.expect(
          right.status < 500,
          `A GET request with the code made the server fail (status ${right.status}).`,
        );
        t.expect(!(await t.isSignedIn(client)), 'A GET request finished a sign-in.');
        // Many servers answer every GET with a page: it counts only if the code made a difference.
        const isChecked = right.accepted && likeness(right) !== likeness(wrong);
        t.expect(!isChecked, 'The server checked the code of a GET request and accepted it.');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'http-wrong-and-used-look-alike',
      does: 'Sends a wrong code and a used code.',
      must: 'Both get the same status and error.',
      why: 'OWASP Authentication Cheat Sheet',
      attack: 'The reply tells an attacker that an observed code was real.',
      run: async (t) => {
        const ann = await t.newEnrolled();
        const code = t.code(ann.key);
        t.works(await t.on.verify(await t.newPending(ann), code), 'the first use');
        const used = await t.on.verify(await t.newPending(ann), code);
        const wrong = await t.on.verify(await t.newPending(ann), t.wrongCode(ann.key));
        if (used.accepted) throw new Absent('used codes are accepted here');
        t.expect(likeness(used) === likeness(wrong), 'A used code and a wrong one get different replies.');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'http-unknown-and-wrong-look-alike',
      does: 'Signs in with an unknown address, and with a known address and a wrong password.',
      must: 'Both get the same status and error.',
      why: 'OWASP WSTG-IDNT-04; ASVS 5 6.3.8',
      attack: 'An attacker learns which addresses have accounts.',
      level: 'should',
      run: async (t) => {
        const { person } = await t.newAccount();
        const password = 'not the password at all';
        const wrong = await t.on.signIn(t.newClient(), { email: person.email, password });
        const unknown = await t.on.signIn(t.newClient(), { email: `nobody-${person.email}`, password });
        t.refused(unknown, 'An unknown address');
        t.works(await t.on.signIn(t.newClient(), person), 'the right password');
        t.expect(likeness(unknown) === likeness(wrong), 'Unknown addresses get a different reply.');
      },
    }),
    check({
      id: 'http-no-stack-traces',
      does: 'Reads the reply to a malformed request.',
      must: 'It contains no stack trace and no path on the server.',
      why: 'ASVS 5 16.5.1',
      attack: 'Replies reveal which software and versions the server runs.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const answer = await sendVerify(t, client, '{"code": }', 'application/json');
        const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
        t.expect(!/\bat .+:\d+:\d+|node_modules/.test(text), 'The reply contains a stack trace.');
        await t.stillWorks(ann);
      },
    }),
    check({
      id: 'http-code-not-repeated',
      does: 'Looks for a wrong code in the reply to it.',
      must: 'It is not there.',
      why: 'ASVS 5 16.2.5',
      attack: 'Codes end up in logs and screenshots of replies.',
      level: 'should',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const code = t.wrongCode(ann.key);
        const answer = await t.on.verify(client, code);
        t.refused(answer, 'A wrong code');
        t.expect(!JSON.stringify(answer.body).includes(code), 'The reply contains the code.');
        await t.stillWorks(ann);
      },
    }),
  ],
};

/** Signs in. Returns the client and the replies to the password and to the code. */
async function signedIn(t: Trial): Promise<{ client: Client; replies: readonly Answer[] }> {
  const ann = await t.newEnrolled();
  const client = t.newClient();
  const began = await t.on.signIn(client, ann.person);
  t.works(began, 'entering the password');
  const answer = await t.on.verify(client, t.code(ann.key));
  t.works(answer, 'the right code');
  await t.isNow(client, ann);
  return { client, replies: [began, answer] };
}

async function sessionCookies(t: Trial): Promise<readonly Cookie[]> {
  return carriersOf(t, (await signedIn(t)).client);
}

/**
 * Returns the cookies that carry the session: without each of them no one is signed in, or it is enough alone.
 *
 * @throws Absent if the session needs no cookie
 */
async function carriersOf(t: Trial, client: Client): Promise<readonly Cookie[]> {
  const carriers: Cookie[] = [];
  for (const cookie of client.cookies) {
    const isNeeded = !(await t.isSignedIn(client.copyWithCookies(({ name }) => name !== cookie.name)));
    const isEnough = await t.isSignedIn(client.copyWithCookies(({ name }) => name === cookie.name));
    if (isNeeded || isEnough) carriers.push(cookie);
  }
  if (carriers.length === 0 || (await t.isSignedIn(client.copyWithCookies(() => false)))) {
    throw new Absent('the session is not carried by a cookie');
  }
  return carriers;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
