import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../shared/durations.ts';
import { parseKeyUri } from '../../shared/key-uri.ts';
import type { ErrorBody } from '../contract/index.ts';
import { endExpired } from '../housekeeping.ts';
import { resealAll } from '../key-rotation/rotate.ts';
import { KeyRing } from '../keys/key-ring.ts';
import type { Browser } from '../testing/browser.ts';
import {
  authenticator,
  defaultConfig,
  STEP_MS,
  startTestSite,
  type TestSite,
  wrongCode,
} from '../testing/test-site.ts';
import { DEFAULT_LIMITS, steady } from '../throttle/limits.ts';
import { Pacing } from '../throttle/pacing.ts';
import { SEARCHED_STEPS } from './pupil.ts';

const SETTINGS = defaultConfig().classes;

/** A pupil’s browser, and the codes of their authenticator. */
interface Pupil {
  browser: Browser;
  codeOf: (nowMs: number) => string;
  totpURI: string;
}

async function openClass(site: Pick<TestSite, 'newBrowser'>): Promise<{ teacher: Browser; code: string }> {
  const teacher = site.newBrowser();
  teacher.bearer = (await teacher.send('openClass')).token;
  const view = await teacher.send('viewClass', undefined);
  return { teacher, code: view?.code ?? '' };
}

async function joinAs(site: Pick<TestSite, 'newBrowser'>, code: string, nickname: string): Promise<Pupil> {
  const browser = site.newBrowser();
  browser.bearer = (await browser.send('joinClass', { code, nickname })).token;
  const { totpURI } = await browser.send('viewPupil');
  return { browser, totpURI: totpURI ?? '', codeOf: authenticator(totpURI ?? '') };
}

async function pupilsSeenBy(teacher: Browser) {
  return (await teacher.send('viewClass', undefined))?.pupils ?? [];
}

const NOT_IN_CLASS = { status: 401, code: 'NOT_IN_CLASS' };
const CLASS_NOT_FOUND = { status: 401, code: 'CLASS_NOT_FOUND' };

/** Returns the first of these offsets, in steps, whose code no other searched step has. By chance, two steps share one. */
function stepAlone(codeOf: (nowMs: number) => string, now: number, offsets: readonly number[]): number {
  const codeAt = (offset: number) => codeOf(now + offset * STEP_MS);
  const searched = Array.from({ length: 2 * SEARCHED_STEPS + 1 }, (_, index) =>
    codeAt(index - SEARCHED_STEPS),
  );
  const alone = offsets.find((offset) => searched.filter((code) => code === codeAt(offset)).length === 1);
  if (alone === undefined) throw new Error('Each of these codes belongs to two steps.');
  return alone;
}

test('a pupil joins, confirms a key and signs in, and the teacher sees each step and why codes failed', async () => {
  const site = await startTestSite();
  const { clock } = site;
  const { teacher, code } = await openClass(site);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  const { browser, codeOf, totpURI } = await joinAs(
    site,
    code.toLowerCase().replace('-', ' '),
    '  Ann   Lee ',
  );
  expect(parseKeyUri(totpURI)).toMatchObject({ issuer: 'Countersign class', account: 'Ann Lee' });
  expect(await pupilsSeenBy(teacher)).toMatchObject([
    { nickname: 'Ann Lee', station: 'key', signIns: 0, latest: null },
  ]);

  const wrong = wrongCode(codeOf, clock.now, SEARCHED_STEPS);
  const refused = { status: 401, code: 'INVALID_CODE' };
  expect(await browser.refusal('enterClassCode', { code: wrong })).toMatchObject(refused);
  const first = codeOf(clock.now);
  expect(await browser.send('enterClassCode', { code: first })).toEqual({ station: 'sign-in', signIns: 0 });
  // As with a real account, the key is never shown again.
  expect(await browser.send('viewPupil')).toMatchObject({ station: 'sign-in', totpURI: null });
  expect(await browser.refusal('enterClassCode', { code: first })).toMatchObject(refused);
  clock.now += 2 * STEP_MS;
  // The code of the step before is in the window.
  const previous = codeOf(clock.now - STEP_MS);
  expect(await browser.send('enterClassCode', { code: previous })).toEqual({ station: 'done', signIns: 1 });
  // A clock that is a minute or two ahead, and one in another time zone.
  const early = stepAlone(codeOf, clock.now, [2, 3, 4]);
  const late = stepAlone(codeOf, clock.now, [-120, -119, -118]);
  for (const offset of [early, late])
    expect(
      await browser.refusal('enterClassCode', { code: codeOf(clock.now + offset * STEP_MS) }),
    ).toMatchObject(refused);

  const [pupil] = await pupilsSeenBy(teacher);
  expect(pupil).toMatchObject({ station: 'done', signIns: 1, latest: { number: 6, verdict: 'late' } });
  const { attempts, nickname, window } = await teacher.send('viewAttempts', undefined, {
    pupil: pupil?.id ?? '',
  });
  expect({ nickname, window }).toEqual({ nickname: 'Ann Lee', window: 1 });
  const offsets = attempts.map(({ step, presentStep }) => (step === null ? null : step - presentStep));
  expect(attempts.map(({ verdict }, index) => [verdict, offsets[index]])).toEqual([
    ['late', late],
    ['early', early],
    ['accepted', -1],
    ['replayed', 0],
    ['accepted', 0],
    ['wrong', null],
  ]);
  expect(attempts.map(({ station }) => station)).toEqual([
    'done',
    'done',
    'sign-in',
    'sign-in',
    'key',
    'key',
  ]);
  const begin = Math.floor(clock.now / STEP_MS);
  expect(attempts.map(({ lastUsedStep }) => lastUsedStep && lastUsedStep - begin)).toEqual([
    -1,
    -1,
    -2,
    -2,
    null,
    null,
  ]);
  // The comparison, and nothing of the key.
  expect(attempts[0]?.candidates).toEqual(
    [-1, 0, 1].map((offset) => ({ step: begin + offset, code: codeOf((begin + offset) * STEP_MS) })),
  );
  const { secret } = parseKeyUri(totpURI);
  for (const reply of [attempts, await teacher.send('viewClass', undefined)])
    expect(JSON.stringify(reply)).not.toContain(secret);
  // Only if the teacher wants to show it.
  expect(await teacher.send('revealKey', { id: pupil?.id ?? '' })).toEqual({ totpURI });
});

test('thirty pupils at once behind one address all join and sign in, beside others', async () => {
  const waits: number[] = [];
  let paceNow = 0;
  const pacing = new Pacing(
    DEFAULT_LIMITS.requests,
    () => paceNow,
    async (ms) => {
      waits.push(ms);
    },
  );
  const site = await startTestSite({ pacing });
  const { teacher, code } = await openClass(site);
  // A supervisor's probe is another client. An address that is alone would never wait.
  await fetch(`${site.server.address}/readyz`);
  // The rest of the school, at the same address. With the class's requests they would be too many.
  const neighbour = site.newBrowser();
  await Promise.all(Array.from({ length: 200 }, () => neighbour.call('getSession')));
  const names = Array.from({ length: 30 }, (_, index) => `Pupil ${index + 1}`);
  const pupils = await Promise.all(names.map((name) => joinAs(site, code, name)));
  for (const station of ['sign-in', 'done']) {
    // Each also looks several times, as the pages do.
    const replies = await Promise.all(
      pupils.map(async ({ browser, codeOf }) => {
        for (let looks = 0; looks < 2; looks += 1) await browser.send('viewPupil');
        return browser.send('enterClassCode', { code: codeOf(site.clock.now) });
      }),
    );
    expect(replies.map((reply) => reply.station)).toEqual(names.map(() => station));
    site.clock.now += STEP_MS;
    paceNow += STEP_MS;
  }
  const seen = await pupilsSeenBy(teacher);
  expect(seen.map(({ nickname }) => nickname).sort()).toEqual(names.toSorted());
  expect(seen.map(({ signIns }) => signIns)).toEqual(names.map(() => 1));
  expect(waits).toEqual([]);
});

test('of forty at once, as many join as there are places, and none under a name twice', async () => {
  const site = await startTestSite({ classes: { ...SETTINGS, pupils: 7 } });
  const { teacher, code } = await openClass(site);
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      // Four browsers for each name.
      site.newBrowser().call('joinClass', {
        code,
        nickname: `${index % 2 === 0 ? 'Ann' : 'ANN'} ${Math.floor(index / 2) % 10}`,
      }),
    ),
  );
  const codes = await Promise.all(
    replies.map(async (reply) =>
      reply.status === 200 ? 'joined' : ((await reply.json()) as ErrorBody).code,
    ),
  );
  expect(codes.filter((it) => it === 'joined')).toHaveLength(7);
  for (const it of codes) expect(['joined', 'NICKNAME_TAKEN', 'CLASS_FULL']).toContain(it);
  const keys = (await pupilsSeenBy(teacher)).map(({ nickname }) => nickname.toLowerCase());
  expect(new Set(keys).size).toBe(7);
  // A removed pupil gives their place back.
  const [first] = await pupilsSeenBy(teacher);
  await teacher.send('removePupil', { id: first?.id ?? '' });
  await joinAs(site, code, 'Zoe');
  expect(await pupilsSeenBy(teacher)).toHaveLength(7);
});

test('of ten requests at once with the same code, one is accepted and the others are replays', async () => {
  const site = await startTestSite();
  const { teacher, code } = await openClass(site);
  const { browser, codeOf } = await joinAs(site, code, 'Ann');
  const statuses = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const reply = await browser.copy().call('enterClassCode', { code: codeOf(site.clock.now) });
      return reply.status;
    }),
  );
  expect(statuses.toSorted()).toEqual([200, ...Array(9).fill(401)]);
  const [pupil] = await pupilsSeenBy(teacher);
  const { attempts } = await teacher.send('viewAttempts', undefined, { pupil: pupil?.id ?? '' });
  expect(attempts.map(({ verdict }) => verdict).toSorted()).toEqual([
    'accepted',
    ...Array(9).fill('replayed'),
  ]);
  expect(pupil).toMatchObject({ station: 'sign-in', signIns: 0 });
});

test('a pupil who enters too many codes waits, and no one else does', async () => {
  const site = await startTestSite({
    limits: { ...DEFAULT_LIMITS, classCodes: steady(3, MINUTE) },
    classes: { ...SETTINGS, attempts: 4 },
  });
  const { teacher, code } = await openClass(site);
  const ann = await joinAs(site, code, 'Ann');
  const bob = await joinAs(site, code, 'Bob');
  const wrong = wrongCode(ann.codeOf, site.clock.now, SEARCHED_STEPS);
  for (let tries = 0; tries < 3; tries += 1) await ann.browser.refusal('enterClassCode', { code: wrong });
  for (let tries = 0; tries < 3; tries += 1) {
    expect(await ann.browser.refusal('enterClassCode', { code: ann.codeOf(site.clock.now) })).toMatchObject({
      status: 429,
      code: 'TOO_MANY_CLASS_CODES',
      retryAfter: 20,
    });
  }
  await bob.browser.send('enterClassCode', { code: bob.codeOf(site.clock.now) });
  const [pupil] = await pupilsSeenBy(teacher);
  const verdicts = async () =>
    (await teacher.send('viewAttempts', undefined, { pupil: pupil?.id ?? '' })).attempts.map(
      ({ verdict, candidates }) => [verdict, candidates.length],
    );
  expect(await verdicts()).toEqual([
    ['limited', 0],
    ['wrong', 3],
    ['wrong', 3],
    ['wrong', 3],
  ]);
  site.clock.now += MINUTE;
  await ann.browser.send('enterClassCode', { code: ann.codeOf(site.clock.now) });
  // The oldest is gone.
  expect((await verdicts()).map(([verdict]) => verdict)).toEqual(['accepted', 'limited', 'wrong', 'wrong']);
});

test('the number of classes is limited, for the site and for a network', async () => {
  const off = await startTestSite({ classes: { ...SETTINGS, most: 0 } });
  expect(await off.newBrowser().refusal('openClass')).toMatchObject({ status: 404, code: 'CLASSES_OFF' });

  const site = await startTestSite({ classes: { ...SETTINGS, most: 3 } });
  const replies = await Promise.all(Array.from({ length: 8 }, () => site.newBrowser().call('openClass')));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, ...Array(5).fill(429)]);
  site.clock.now += SETTINGS.lifeMs;
  await openClass(site);

  const few = await startTestSite({ limits: { ...DEFAULT_LIMITS, classes: steady(2, HOUR) } });
  const { teacher } = await openClass(few);
  await openClass(few);
  // Ending one gives nothing back: opening and ending is limited, too.
  await teacher.send('endClass');
  expect(await few.newBrowser().refusal('openClass')).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
  });
});

test('guessing the code of a class is limited by network, and joining with the right one is not', async () => {
  const site = await startTestSite({ limits: { ...DEFAULT_LIMITS, network: steady(5, MINUTE) } });
  const { code } = await openClass(site);
  for (let pupils = 0; pupils < 10; pupils += 1) await joinAs(site, code, `Pupil ${pupils}`);
  const guess = () => site.newBrowser().refusal('joinClass', { code: '0000-0000', nickname: 'Eve' });
  for (let tries = 0; tries < 5; tries += 1)
    expect(await guess()).toMatchObject({ code: 'CLASS_CODE_NOT_FOUND' });
  expect(await guess()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
});

test('nicknames are short, visible, and have no hidden characters', async () => {
  const site = await startTestSite();
  const { teacher, code } = await openClass(site);
  const join = (nickname: unknown, of: unknown = code) =>
    site.newBrowser().refusal('joinClass', { code: of, nickname });
  for (const nickname of ['', '   ', 'x'.repeat(25), 'Ann\u202E', '\u200B', 'a\u0000b', 7, null, ['Ann']])
    expect({ nickname, ...(await join(nickname)) }).toMatchObject({
      nickname,
      status: 400,
      code: 'INVALID_NICKNAME',
    });
  for (const wrong of ['', '7K2M', '7K2M-X9QD-1', 'UUUU-UUUU', 12, null])
    expect({ wrong, ...(await join('Ann', wrong)) }).toMatchObject({
      wrong,
      status: 400,
      code: 'MALFORMED_CLASS_CODE',
    });
  // Markup is text like any other, and reaches the authenticator whole.
  for (const nickname of ['<b>&:%?', 'נועה', '山田 太郎', '👩‍🔬']) {
    const { totpURI } = await joinAs(site, code, nickname);
    expect(parseKeyUri(totpURI).account).toBe(nickname);
  }
  expect((await pupilsSeenBy(teacher)).map(({ nickname }) => nickname)).toEqual([
    '<b>&:%?',
    'נועה',
    '山田 太郎',
    '👩‍🔬',
  ]);
});

test('a teacher locks the class, removes a pupil and sees only changes', async () => {
  const site = await startTestSite();
  const { teacher, code } = await openClass(site);
  const ann = await joinAs(site, code, 'Ann');
  const { version = -1 } = (await teacher.send('viewClass', undefined)) ?? {};
  const after = { after: String(version) };
  expect(await teacher.send('viewClass', undefined, after)).toBeNull();
  await ann.browser.send('viewPupil');
  expect(await teacher.send('viewClass', undefined, after)).toBeNull();
  await ann.browser.call('enterClassCode', { code: ann.codeOf(site.clock.now) });
  expect(await teacher.send('viewClass', undefined, after)).not.toBeNull();

  await teacher.send('lockClass', { isLocked: true });
  expect(await site.newBrowser().refusal('joinClass', { code, nickname: 'Eve' })).toMatchObject({
    status: 409,
    code: 'CLASS_LOCKED',
  });
  await teacher.send('lockClass', { isLocked: false });
  const bob = await joinAs(site, code, 'Bob');
  const [pupil] = await pupilsSeenBy(teacher);
  await teacher.send('removePupil', { id: pupil?.id ?? '' });
  expect(await ann.browser.refusal('viewPupil')).toMatchObject(NOT_IN_CLASS);
  expect(await ann.browser.refusal('enterClassCode', { code: ann.codeOf(site.clock.now) })).toMatchObject(
    NOT_IN_CLASS,
  );
  for (const name of ['removePupil', 'revealKey'] as const)
    expect(await teacher.refusal(name, { id: pupil?.id ?? '' })).toMatchObject({
      status: 404,
      code: 'PUPIL_NOT_FOUND',
    });
  await bob.browser.send('leaveClass');
  expect(await bob.browser.refusal('viewPupil')).toMatchObject(NOT_IN_CLASS);
  expect(await pupilsSeenBy(teacher)).toEqual([]);
});

test('each token works for its own part of its own class', async () => {
  const site = await startTestSite();
  const [one, two] = [await openClass(site), await openClass(site)];
  const ann = await joinAs(site, one.code, 'Ann');
  const [pupil] = await pupilsSeenBy(one.teacher);
  const id = pupil?.id ?? '';
  // The teacher of another class.
  for (const name of ['removePupil', 'revealKey'] as const)
    expect(await two.teacher.refusal(name, { id })).toMatchObject({ code: 'PUPIL_NOT_FOUND' });
  const stranger = site.newBrowser();
  stranger.bearer = `${'A'.repeat(22)}.${'A'.repeat(22)}.k1.${'A'.repeat(43)}`;
  for (const browser of [ann.browser, stranger, site.newBrowser()]) {
    expect(await browser.refusal('viewClass')).toMatchObject(CLASS_NOT_FOUND);
    expect(await browser.refusal('endClass')).toMatchObject(CLASS_NOT_FOUND);
    expect(await browser.refusal('lockClass', { isLocked: true })).toMatchObject(CLASS_NOT_FOUND);
    for (const name of ['removePupil', 'revealKey'] as const)
      expect(await browser.refusal(name, { id })).toMatchObject(CLASS_NOT_FOUND);
  }
  for (const browser of [one.teacher, stranger, site.newBrowser()]) {
    expect(await browser.refusal('viewPupil')).toMatchObject(NOT_IN_CLASS);
    expect(await browser.refusal('enterClassCode', { code: '123456' })).toMatchObject(NOT_IN_CLASS);
    expect(await browser.refusal('leaveClass')).toMatchObject(NOT_IN_CLASS);
  }
  expect(await pupilsSeenBy(one.teacher)).toHaveLength(1);
});

test('everything is gone at the end: by time, and by the button', async () => {
  const site = await startTestSite();
  const { clock, store, database } = site;
  const rows = async () => {
    const tables = ['classes', 'class_pupils', 'class_attempts'];
    return Promise.all(tables.map(async (table) => (await database.query(`select * from ${table}`)).length));
  };
  const ended = await openClass(site);
  const ann = await joinAs(site, ended.code, 'Ann');
  await ann.browser.send('enterClassCode', { code: ann.codeOf(clock.now) });
  const lasting = await openClass(site);
  const bob = await joinAs(site, lasting.code, 'Bob');
  expect(await rows()).toEqual([2, 2, 1]);
  await ended.teacher.send('endClass');
  expect(await rows()).toEqual([1, 1, 0]);
  expect(await ended.teacher.refusal('viewClass')).toMatchObject(CLASS_NOT_FOUND);
  expect(await ann.browser.refusal('viewPupil')).toMatchObject(NOT_IN_CLASS);

  clock.now += SETTINGS.lifeMs - 1;
  await bob.browser.send('viewPupil');
  clock.now += 1;
  // It has ended before its rows are deleted.
  expect(await lasting.teacher.refusal('viewClass')).toMatchObject(CLASS_NOT_FOUND);
  expect(await bob.browser.refusal('viewPupil')).toMatchObject(NOT_IN_CLASS);
  expect(await site.newBrowser().refusal('joinClass', { code: lasting.code, nickname: 'Eve' })).toMatchObject(
    {
      code: 'CLASS_CODE_NOT_FOUND',
    },
  );
  await endExpired(store, clock.now);
  expect(await rows()).toEqual([0, 0, 0]);
});

test('a class that ends, and pupils who are removed, while others join and enter codes leave nothing and cause no error', async () => {
  const site = await startTestSite();
  const { database, log, clock } = site;
  const { teacher, code } = await openClass(site);
  const pupils = await Promise.all(
    Array.from({ length: 8 }, (_, index) => joinAs(site, code, `Pupil ${index}`)),
  );
  const ids = (await pupilsSeenBy(teacher)).map(({ id }) => id);
  const entering = () =>
    pupils.flatMap(({ browser, codeOf }) => [
      browser.copy().call('enterClassCode', { code: codeOf(clock.now) }),
      browser.copy().call('enterClassCode', { code: wrongCode(codeOf, clock.now, SEARCHED_STEPS) }),
    ]);
  const joining = (name: string) =>
    Array.from({ length: 4 }, (_, index) =>
      site.newBrowser().call('joinClass', { code, nickname: `${name} ${index}` }),
    );
  const first = await Promise.all([
    ...entering(),
    ...ids.slice(0, 4).map((id) => teacher.copy().call('removePupil', { id })),
    ...joining('Early'),
  ]);
  const second = await Promise.all([
    ...entering(),
    ...joining('Late'),
    teacher.copy().call('endClass'),
    ...entering(),
  ]);
  for (const { status } of [...first, ...second]) expect([200, 401, 404]).toContain(status);
  for (const table of ['classes', 'class_pupils', 'class_attempts'])
    expect(await database.query(`select * from ${table}`)).toEqual([]);
  expect(log()).not.toContain('a request failed');
});

test('tokens, keys and codes are neither stored in the clear nor logged, and no code at all is stored', async () => {
  const site = await startTestSite();
  const { clock, database, issued, log } = site;
  const { teacher, code } = await openClass(site);
  const { browser, codeOf, totpURI } = await joinAs(site, code, 'Ann');
  const typed = wrongCode(codeOf, clock.now, SEARCHED_STEPS);
  await browser.refusal('enterClassCode', { code: typed });
  await browser.send('enterClassCode', { code: codeOf(clock.now) });
  const [pupil] = await pupilsSeenBy(teacher);
  await teacher.send('viewAttempts', undefined, { pupil: pupil?.id ?? '' });
  await teacher.send('revealKey', { id: pupil?.id ?? '' });
  expect(log()).toContain('/api/class/enter-code');
  const stored = await database.everything();
  expect(stored).toContain('Ann');
  // Two tokens and a key at least. A database has some six digits by chance.
  expect(issued.size).toBeGreaterThan(4);
  expect(issued.foundIn(stored, 8)).toEqual([]);
  const { secret } = parseKeyUri(totpURI);
  for (const value of [secret, code, code.replace('-', '')]) expect(stored + log()).not.toContain(value);
  const attempts = await database.query('select * from class_attempts');
  expect(attempts).toHaveLength(2);
  const values = attempts.flatMap((row) => Object.values(row).map(String));
  for (const value of [typed, codeOf(clock.now)]) expect(values).not.toContain(value);
});

test('a class goes on while the keys of the server are changed', async () => {
  const [k1, k2] = [randomBytes(32), randomBytes(32)];
  const site = await startTestSite({ keys: new KeyRing(new Map([['k1', k1]])) });
  const { teacher, code } = await openClass(site);
  const ann = await joinAs(site, code, 'Ann');
  const keys = new KeyRing(
    new Map([
      ['k2', k2],
      ['k1', k1],
    ]),
  );
  const rotated = await startTestSite({ data: site.data, keys });
  expect(await resealAll(rotated.store.sealed, keys, rotated.clock.now)).toMatchObject({ resealed: 1 });
  const there = ann.browser.at(rotated.server.address);
  await there.send('enterClassCode', { code: ann.codeOf(rotated.clock.now) });
  await joinAs(rotated, code, 'Bob');
  expect(await pupilsSeenBy(teacher.at(rotated.server.address))).toMatchObject([
    { nickname: 'Ann', station: 'sign-in' },
    { nickname: 'Bob', station: 'key' },
  ]);
});

test('a class is the same on every server of a database', async () => {
  const site = await startTestSite();
  const other = await startTestSite({ data: site.data });
  const { teacher, code } = await openClass(site);
  const ann = await joinAs(other, code, 'Ann');
  await ann.browser.send('enterClassCode', { code: ann.codeOf(other.clock.now) });
  // Used up everywhere.
  const elsewhere = ann.browser.at(site.server.address);
  expect(await elsewhere.refusal('enterClassCode', { code: ann.codeOf(site.clock.now) })).toMatchObject({
    status: 401,
  });
  expect(await pupilsSeenBy(teacher)).toMatchObject([
    { station: 'sign-in', latest: { verdict: 'replayed' } },
  ]);
});
