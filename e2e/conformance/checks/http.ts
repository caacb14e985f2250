import { type Cookie, isHeldBackAcrossSites } from '../trial/browser.ts';
import { chapter, check } from '../trial/check.ts';
import { type Answer, type Client, FORM, formBody } from '../trial/client.ts';
import { likeness } from '../trial/likeness.ts';
import type { Trial } from '../trial/trial.ts';
import { Absent } from '../trial/verdict.ts';
import { sendVerify, verifyBody, verifyType } from '../trial/verify-route.ts';

export const http = chapter('http', [
  check({
    id: 'http-cookie-httponly',
    why: 'ASVS 5 3.3.4; OWASP WSTG-SESS-02',
    run: async (t) => {
      for (const { name, line } of await sessionCookies(t)) {
        t.expect(/;\s*httponly\b/i.test(line), (say) => say.finding.notHttpOnly({ cookie: name }));
      }
    },
  }),
  check({
    id: 'http-cookie-samesite',
    why: 'ASVS 5 3.3.2',
    run: async (t) => {
      for (const cookie of await sessionCookies(t)) {
        t.expect(isHeldBackAcrossSites(cookie), (say) => say.finding.notSameSite({ cookie: cookie.name }));
      }
    },
  }),
  check({
    id: 'http-token-not-in-body',
    why: 'ASVS 5 3.3.4',
    level: 'should',
    run: async (t) => {
      const { client, replies } = await signedIn(t);
      const text = JSON.stringify(replies.map(({ body }) => body));
      for (const { name, value } of await carriersOf(t, client)) {
        const token = decoded(value).split('.')[0] ?? '';
        if (token.length < 16) continue;
        t.expect(!text.includes(token), (say) => say.finding.cookieInReply({ cookie: name }));
      }
    },
  }),
  check({
    id: 'http-key-not-cached',
    needs: ['keyOffer'],
    why: 'ASVS 5 14.3.2; RFC 9111 §5.2.2.5',
    run: async (t) => {
      const account = await t.newAccount();
      const answer = await t.on.enable(account.client, account.person.password);
      t.accepted(answer, (say) => say.what.requestingKey);
      const control = answer.headers.get('cache-control') ?? '';
      t.expect(/no-store/i.test(control), (say) => say.finding.cachesMayStoreReplyWithKey);
    },
  }),
  check({
    id: 'http-nosniff',
    why: 'ASVS 5 3.4.4',
    level: 'should',
    run: async (t) => {
      const { client, replies } = await signedIn(t);
      const pages = (t.target.protectedRoutes ?? []).filter(({ method }) => method === 'GET');
      const read = [...replies];
      for (const { path } of pages) read.push(await client.get(path));
      // A redirect has nothing to display.
      const displayed = read.filter(({ status }) => status < 300 || status > 399);
      if (displayed.length === 0) throw new Absent((say) => say.absent.allRepliesAreRedirects);
      for (const { headers } of displayed) {
        const header = headers.get('x-content-type-options');
        t.expect(header === 'nosniff', (say) => say.finding.noNosniff);
      }
    },
  }),
  check({
    id: 'http-foreign-origin',
    follows: ['http-cookie-samesite'],
    why: 'ASVS 5 3.5.1; OWASP CSRF Prevention Cheat Sheet',
    needs: ['verifyRoute'],
    run: async (t) => {
      const ann = await t.newEnrolled();
      for (const type of [verifyType(t), 'text/plain']) {
        const stranger = await strangerAtCode(t);
        const client = await t.newPending(ann);
        const body = verifyBody(t, stranger, t.code(ann.key));
        const answer = await client.sendFromOtherSite(t.target.verifyRoute?.path ?? '/', type, body);
        if (answer && continuesASession(t))
          t.refused(answer, (say) => say.what.requestOfAnotherSite({ type }));
        t.expect(!(await t.isSignedIn(client)), (say) => say.finding.requestOfAnotherSiteFinishedSignIn);
      }
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'http-form-post',
    follows: ['http-cookie-samesite', 'http-foreign-origin'],
    why: 'ASVS 5 3.5.1; OWASP CSRF Prevention Cheat Sheet',
    needs: ['verifyRoute'],
    run: async (t) => {
      const stranger = await strangerAtCode(t);
      const { ann, client } = await t.newAtCode();
      const fields = t.target.verifyRoute?.body(t.code(ann.key), stranger) ?? {};
      const answer = await client.sendFromOtherSite(
        t.target.verifyRoute?.path ?? '/',
        FORM,
        formBody(fields),
      );
      if (answer && continuesASession(t)) t.refused(answer, (say) => say.what.formFromAnotherSite);
      t.expect(!(await t.isSignedIn(client)), (say) => say.finding.formFromAnotherSiteFinishedSignIn);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'http-get-changes-nothing',
    why: 'RFC 9110 §9.2.1; ASVS 5 3.5.3',
    needs: ['verifyRoute'],
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const answers: Answer[] = [];
      for (const code of [t.wrongCode(ann.key), t.code(ann.key)]) {
        const fields = t.target.verifyRoute?.body(code, client) ?? {};
        answers.push(await client.get(`${t.target.verifyRoute?.path}?${formBody(fields)}`));
      }
      const [wrong, right] = answers as [Answer, Answer];
      t.expect(right.status < 500, (say) => say.finding.getFailed({ status: right.status }));
      t.expect(!(await t.isSignedIn(client)), (say) => say.finding.getFinishedSignIn);
      // Many servers answer every GET with a page: it counts only if the code made a difference.
      const isChecked = right.accepted && likeness(right) !== likeness(wrong);
      t.expect(!isChecked, (say) => say.finding.getChecked);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'http-wrong-and-used-look-alike',
    why: 'OWASP Authentication Cheat Sheet',
    run: async (t) => {
      const ann = await t.newEnrolled();
      const code = t.code(ann.key);
      t.works(await t.on.verify(await t.newPending(ann), code), (say) => say.control.firstUse);
      const used = await t.on.verify(await t.newPending(ann), code);
      const wrong = await t.on.verify(await t.newPending(ann), t.wrongCode(ann.key));
      if (used.accepted) throw new Absent((say) => say.absent.usedCodesAreAcceptedHere);
      t.expect(likeness(used) === likeness(wrong), (say) => say.finding.usedAndWrongDiffer);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'http-unknown-and-wrong-look-alike',
    why: 'OWASP WSTG-IDNT-04; ASVS 5 6.3.8',
    level: 'should',
    run: async (t) => {
      const { person } = await t.newAccount();
      const password = 'not the password at all';
      const wrong = await t.on.signIn(t.newClient(), { email: person.email, password });
      const unknown = await t.on.signIn(t.newClient(), { email: `nobody-${person.email}`, password });
      t.refused(unknown, (say) => say.what.unknownAddress);
      t.works(await t.on.signIn(t.newClient(), person), (say) => say.control.rightPassword);
      t.expect(likeness(unknown) === likeness(wrong), (say) => say.finding.unknownAddressesDiffer);
    },
  }),
  check({
    id: 'http-no-stack-traces',
    why: 'ASVS 5 16.5.1',
    needs: ['verifyRoute'],
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const answer = await sendVerify(t, client, '{"code": }', 'application/json');
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      t.expect(!/\bat .+:\d+:\d+|node_modules/.test(text), (say) => say.finding.replyContainsStackTrace);
      await t.stillWorks(ann);
    },
  }),
  check({
    id: 'http-code-not-repeated',
    why: 'ASVS 5 14.2.6',
    level: 'should',
    run: async (t) => {
      const { ann, client } = await t.newAtCode();
      const code = t.wrongCode(ann.key);
      const answer = await t.on.verify(client, code);
      t.refused(answer, (say) => say.what.wrongCode);
      t.expect(!JSON.stringify(answer.body).includes(code), (say) => say.finding.replyContainsCode);
      await t.stillWorks(ann);
    },
  }),
]);

/**
 * Returns a browser of another user, whose hidden fields stand for those of the victim: another site does not know the
 * victim's. Call it before a code is made, because it waits for another time step.
 */
async function strangerAtCode(t: Trial): Promise<Client> {
  return t.newPending(await t.newEnrolled());
}

/** Signs in. Returns the client and the replies to the password and to the code. */
async function signedIn(t: Trial): Promise<{ client: Client; replies: readonly Answer[] }> {
  const ann = await t.newEnrolled();
  const client = t.newClient();
  const began = await t.on.signIn(client, ann.person);
  t.works(began, (say) => say.control.enteringPassword);
  const answer = await t.on.verify(client, t.code(ann.key));
  t.works(answer, (say) => say.control.rightCode);
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
    throw new Absent((say) => say.absent.sessionIsNotCarriedByCookie);
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

/**
 * Returns whether the code continues what the browser has begun. If the password comes in the same request, another site
 * needs it too: then it only matters whether the browser is signed in afterwards.
 */
function continuesASession({ target }: Trial): boolean {
  return target.oneRequest !== true;
}
