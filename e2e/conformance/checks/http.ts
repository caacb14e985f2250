import { type Chapter, check } from '../trial/check.ts';
import type { Answer } from '../trial/client.ts';
import { Absent } from '../trial/verdict.ts';

export const http: Chapter = {
  title: 'Headers and answers',
  checks: [
    check({
      id: 'http-cookie-httponly',
      does: 'Reads the cookies of a finished sign-in.',
      must: 'Those that carry the session are HttpOnly.',
      why: 'ASVS 5 3.3.4; OWASP WSTG-SESS-02',
      attack: 'Any script on the page takes the session along.',
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
      must: 'They are SameSite=Lax or Strict.',
      why: 'ASVS 5 3.3.2',
      attack: 'Other sites’ pages act in a signed-in person’s name.',
      run: async (t) => {
        for (const line of (await finished(t)).headers.getSetCookie()) {
          if (isRemoval(line)) continue;
          t.expect(/;\s*samesite=(lax|strict)/i.test(line), 'A cookie is not SameSite=Lax or Strict.');
        }
      },
    }),
    check({
      id: 'http-token-not-in-body',
      does: 'Looks for the session cookie’s value in the reply to a finished sign-in.',
      must: 'It is not there: an HttpOnly cookie is for no script to read.',
      why: 'ASVS 5 3.3.4',
      attack: 'A script reads from the reply what it may not read from the cookie.',
      level: 'should',
      run: async (t) => {
        const answer = await finished(t);
        const body = JSON.stringify(answer.body);
        for (const line of answer.headers.getSetCookie()) {
          const value = decodeURIComponent(/^[^=]+=([^;]*)/.exec(line)?.[1] ?? '').split('.')[0] ?? '';
          if (value.length < 16) continue;
          t.expect(!body.includes(value), 'The reply repeats the session token of the cookie.');
        }
      },
    }),
    check({
      id: 'http-key-not-cached',
      does: 'Reads the headers of the reply that holds the key.',
      must: 'It says Cache-Control: no-store.',
      why: 'ASVS 5 14.3.2; RFC 9111 §5.2.2.5',
      attack: 'The key stays in the disk cache of a shared computer.',
      run: async (t) => {
        const account = await t.newAccount();
        const answer = await t.on.enable(account.client, account.person.password);
        t.accepted(answer, 'Asking for a key');
        const control = answer.headers.get('cache-control') ?? '';
        t.expect(/no-store/i.test(control), 'The reply with the key may be stored in caches.');
      },
    }),
    check({
      id: 'http-nosniff',
      does: 'Reads the headers of a reply.',
      must: 'It says X-Content-Type-Options: nosniff.',
      why: 'ASVS 5 3.4.4',
      attack: 'Replies are taken for scripts.',
      level: 'should',
      run: async (t) => {
        const header = (await finished(t)).headers.get('x-content-type-options');
        t.expect(header === 'nosniff', 'The reply has no X-Content-Type-Options: nosniff.');
      },
    }),
    check({
      id: 'http-foreign-origin',
      does: 'Finishes a sign-in with a request whose Origin is another site.',
      must: 'It is refused.',
      why: 'ASVS 5 3.5.1; OWASP CSRF Prevention Cheat Sheet',
      attack: 'A page the person visits finishes, or begins, a sign-in for the attacker.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const answer = await client.send(t.target.verifyRoute?.path ?? '/', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Origin: 'https://attacker.example' },
          body: JSON.stringify(t.target.verifyRoute?.body(t.code(ann.key))),
        });
        t.refused(answer, 'A request of another origin');
      },
    }),
    check({
      id: 'http-form-post',
      does: 'Sends the code as a form of another site would.',
      must: 'It is refused.',
      why: 'ASVS 5 3.5.1; OWASP CSRF Prevention Cheat Sheet',
      attack: 'A plain form, which browsers send without asking, does what scripts may not.',
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
        t.refused(answer, 'A form of another site');
      },
    }),
    check({
      id: 'http-get-changes-nothing',
      does: 'Sends the code in the address of a GET request.',
      must: 'It is refused.',
      why: 'RFC 9110 §9.2.1; ASVS 5 3.5.3',
      attack: 'A link or a picture finishes a sign-in; codes stay in logs and histories.',
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
      does: 'Sends a wrong code, and one that has been used.',
      must: 'Both get the same status and error.',
      why: 'OWASP Authentication Cheat Sheet',
      attack: 'The answer tells a thief that the code he saw was real.',
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
        t.expect(likeness(used) === likeness(wrong), 'A used code and a wrong one get different answers.');
      },
    }),
    check({
      id: 'http-unknown-and-wrong-look-alike',
      does: 'Signs in with an address nobody has, and with a wrong password.',
      must: 'Both get the same status and error.',
      why: 'OWASP WSTG-IDNT-04; ASVS 5 6.3.8',
      attack: 'A list of addresses becomes a list of accounts.',
      level: 'should',
      run: async (t) => {
        const { person } = await t.newAccount();
        const password = 'not the password at all';
        const wrong = await t.on.signIn(t.newClient(), { email: person.email, password });
        const unknown = await t.on.signIn(t.newClient(), { email: `nobody-${person.email}`, password });
        t.refused(unknown, 'An unknown address');
        t.expect(likeness(unknown) === likeness(wrong), 'Unknown addresses get another answer.');
      },
    }),
    check({
      id: 'http-no-stack-traces',
      does: 'Reads the reply to a broken request.',
      must: 'It holds no stack trace and no path of the server.',
      why: 'ASVS 5 16.5.1',
      attack: 'Replies tell which code and which versions run.',
      needs: ['verifyRoute'],
      run: async (t) => {
        const client = await t.newPending(await t.newEnrolled());
        const answer = await client.send(t.target.verifyRoute?.path ?? '/', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{"code": }',
        });
        const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
        t.expect(!/\bat .+:\d+:\d+|node_modules/.test(text), 'The reply holds a stack trace.');
      },
    }),
    check({
      id: 'http-code-not-repeated',
      does: 'Looks for the code in the reply to a wrong one.',
      must: 'It is not there.',
      why: 'ASVS 5 16.2.5',
      attack: 'Logs and screenshots of replies collect codes.',
      level: 'should',
      run: async (t) => {
        const { ann, client } = await t.newAtCode();
        const code = t.wrongCode(ann.key);
        const answer = await t.on.verify(client, code);
        t.expect(!JSON.stringify(answer.body).includes(code), 'The reply repeats the code.');
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

/** What two answers must share to look alike: all but counts and ids. */
function likeness({ status, body }: Answer): string {
  return `${status} ${JSON.stringify(body).replaceAll(/[0-9]+/g, '#')}`;
}
