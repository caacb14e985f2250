import { type Chapter, check } from '../trial/check.ts';
import type { Answer } from '../trial/client.ts';
import { Absent } from '../trial/verdict.ts';

export const http: Chapter = {
  title: 'Headers and replies',
  checks: [
    check({
      id: 'http-cookie-httponly',
      does: 'Reads the cookies of a finished sign-in.',
      must: 'At least one cookie, which carries the session, is HttpOnly.',
      why: 'ASVS 5 3.3.4; OWASP WSTG-SESS-02',
      attack: 'Any script on the page can steal the session.',
      run: async (t) => {
        const cookies = (await finished(t)).headers.getSetCookie().filter((line) => !isRemoval(line));
        t.expect(cookies.length > 0, 'The sign-in set no cookie.');
        t.expect(
          cookies.some((line) => /;\s*httponly/i.test(line)),
          'No cookie of the sign-in is HttpOnly.',
        );
      },
    }),
    check({
      id: 'http-cookie-samesite',
      does: 'Reads the cookies of a finished sign-in.',
      must: 'All cookies are SameSite=Lax or SameSite=Strict.',
      why: 'ASVS 5 3.3.2',
      attack: 'Pages of other sites can act for a signed-in user.',
      run: async (t) => {
        for (const line of (await finished(t)).headers.getSetCookie()) {
          if (isRemoval(line)) continue;
          t.expect(
            /;\s*samesite=(lax|strict)/i.test(line),
            'A cookie is not SameSite=Lax or SameSite=Strict.',
          );
        }
      },
    }),
    check({
      id: 'http-token-not-in-body',
      does: 'Looks for the session cookie’s value in the reply to a finished sign-in.',
      must: 'It is not there: scripts must not read an HttpOnly cookie.',
      why: 'ASVS 5 3.3.4',
      attack: 'A script reads the session token from the reply instead of the cookie.',
      level: 'should',
      run: async (t) => {
        const answer = await finished(t);
        const body = JSON.stringify(answer.body);
        for (const line of answer.headers.getSetCookie()) {
          const value = decodeURIComponent(/^[^=]+=([^;]*)/.exec(line)?.[1] ?? '').split('.')[0] ?? '';
          if (value.length < 16) continue;
          t.expect(!body.includes(value), 'The reply contains the session token of the cookie.');
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
      does: 'Reads the headers of a reply.',
      must: 'They include X-Content-Type-Options: nosniff.',
      why: 'ASVS 5 3.4.4',
      attack: 'Browsers may run replies as scripts.',
      level: 'should',
      run: async (t) => {
        const header = (await finished(t)).headers.get('x-content-type-options');
        t.expect(header === 'nosniff', 'The reply has no X-Content-Type-Options: nosniff header.');
      },
    }),
    check({
      id: 'http-foreign-origin',
      does: 'Finishes a sign-in with a request whose Origin header names another site.',
      must: 'It is refused.',
      why: 'ASVS 5 3.5.1; OWASP CSRF Prevention Cheat Sheet',
      attack: 'A page that the user visits starts or finishes a sign-in for the attacker.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const answer = await client.send(t.target.verifyRoute?.path ?? '/', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Origin: 'https://attacker.example' },
          body: JSON.stringify(t.target.verifyRoute?.body(t.code(ann.key))),
        });
        t.refused(answer, 'A request from another origin');
      },
    }),
    check({
      id: 'http-form-post',
      does: 'Sends the code the way a form on another site would.',
      must: 'It is refused.',
      why: 'ASVS 5 3.5.1; OWASP CSRF Prevention Cheat Sheet',
      attack: 'Another site uses a form, which browsers send without a check, to do what scripts may not.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const fields = t.target.verifyRoute?.body(t.code(ann.key)) as Record<string, string>;
        const answer = await client.send(t.target.verifyRoute?.path ?? '/', {
          method: 'POST',
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            Origin: 'https://attacker.example',
          },
          body: new URLSearchParams(fields).toString(),
        });
        t.refused(answer, 'A form from another site');
      },
    }),
    check({
      id: 'http-get-changes-nothing',
      does: 'Sends the code in the URL of a GET request.',
      must: 'It is refused.',
      why: 'RFC 9110 §9.2.1; ASVS 5 3.5.3',
      attack: 'A link or an image finishes a sign-in, and codes stay in logs and browser histories.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const fields = t.target.verifyRoute?.body(t.code(ann.key)) as Record<string, string>;
        const answer = await client.get(`${t.target.verifyRoute?.path}?${new URLSearchParams(fields)}`);
        t.refused(answer, 'A GET request with the code');
        t.expect(!(await t.isSignedIn(client)), 'A GET request finished a sign-in.');
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
        const [first, second, third] = [
          await t.newPending(ann),
          await t.newPending(ann),
          await t.newPending(ann),
        ];
        t.accepted(await t.on.verify(first, code), 'The first use');
        const used = await t.on.verify(second, code);
        const wrong = await t.on.verify(third, t.wrongCode(ann.key));
        if (used.accepted) throw new Absent('used codes are accepted here');
        t.expect(likeness(used) === likeness(wrong), 'A used code and a wrong one get different replies.');
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
        const client = await t.newPending(await t.newEnrolled());
        const answer = await client.send(t.target.verifyRoute?.path ?? '/', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{"code": }',
        });
        const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
        t.expect(!/\bat .+:\d+:\d+|node_modules/.test(text), 'The reply contains a stack trace.');
      },
    }),
    check({
      id: 'http-code-not-repeated',
      does: 'Looks for the code in the reply to a wrong code.',
      must: 'It is not there.',
      why: 'ASVS 5 16.2.5',
      attack: 'Codes end up in logs and screenshots of replies.',
      level: 'should',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const code = t.wrongCode(ann.key);
        const answer = await t.on.verify(client, code);
        t.expect(!JSON.stringify(answer.body).includes(code), 'The reply contains the code.');
      },
    }),
  ],
};

type Trial = Parameters<Chapter['checks'][number]['run']>[0];

async function finished(t: Trial): Promise<Answer> {
  const { ann, client } = await t.newAtCode();
  const answer = await t.on.verify(client, t.code(ann.key));
  t.accepted(answer, 'The right code');
  return answer;
}

function isRemoval(line: string): boolean {
  return /^[^=]+=;|max-age=0|expires=Thu, 01 Jan 1970/i.test(line);
}

/** Returns what two replies must have in common to look alike: everything except numbers. */
function likeness({ status, body }: Answer): string {
  return `${status} ${JSON.stringify(body).replaceAll(/[0-9]+/g, '#')}`;
}
