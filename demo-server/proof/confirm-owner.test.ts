import { expect, test } from 'vitest';
import { STEP_UP_MS } from '../contract/index.ts';
import { type Domain, newOwner, type Owner, startDomain } from '../testing/domain.ts';
import { wrongCode } from '../testing/test-site.ts';
import { confirmOwner } from './confirm-owner.ts';

type Code = 'none' | 'right' | 'wrong';

interface Case {
  enrolled: boolean;
  /** Age of the last proof in milliseconds; null if there is none in this session. */
  proofAge?: number | null;
  password?: 'right' | 'wrong';
  code?: Code;
  /** The code of the refusal; missing if the owner is confirmed. */
  refusal?: string;
  /** The expected audit entries. */
  logged?: string[];
}

const FRESH = STEP_UP_MS - 1;
const STALE = STEP_UP_MS;

test.each<[what: string, given: Case]>([
  ['without a second factor, accepts the password alone', { enrolled: false }],
  [
    'rejects a wrong password',
    {
      enrolled: false,
      password: 'wrong',
      refusal: 'INVALID_PASSWORD',
      logged: ['two-factor-disabled wrong-password'],
    },
  ],
  ['without a second factor, ignores a code', { enrolled: false, code: 'wrong' }],
  ['accepts the password and a recent proof', { enrolled: true, proofAge: FRESH }],
  ['rejects a proof from five minutes ago', { enrolled: true, proofAge: STALE, refusal: 'STEP_UP_REQUIRED' }],
  ['rejects a session without a proof', { enrolled: true, proofAge: null, refusal: 'STEP_UP_REQUIRED' }],
  [
    'without a proof, does not check the password',
    {
      enrolled: true,
      proofAge: STALE,
      password: 'wrong',
      refusal: 'STEP_UP_REQUIRED',
    },
  ],
  [
    'rejects a wrong password despite a recent proof',
    {
      enrolled: true,
      proofAge: FRESH,
      password: 'wrong',
      refusal: 'INVALID_PASSWORD',
      logged: ['two-factor-disabled wrong-password'],
    },
  ],
  [
    'accepts a code in place of a recent proof',
    {
      enrolled: true,
      proofAge: STALE,
      code: 'right',
      logged: ['step-up success'],
    },
  ],
  [
    'rejects a wrong code despite a recent proof',
    {
      enrolled: true,
      proofAge: FRESH,
      code: 'wrong',
      refusal: 'INVALID_CODE',
      logged: ['step-up wrong-code'],
    },
  ],
  [
    'does not use up the code if the password is wrong',
    {
      enrolled: true,
      proofAge: STALE,
      password: 'wrong',
      code: 'right',
      refusal: 'INVALID_PASSWORD',
      logged: ['two-factor-disabled wrong-password'],
    },
  ],
])(
  '%s',
  async (_what, { enrolled, proofAge = null, password = 'right', code = 'none', refusal, logged = [] }) => {
    const domain = await startDomain();
    const owner = await newOwner(domain, { enrolled });
    const { parts, store, clock, occasion } = domain;
    const session = { ...(await owner.session()), provenAt: proofAge === null ? null : clock.now - proofAge };
    const before = (await store.audit.of(owner.userId)).length;
    const authority = {
      password: password === 'right' ? owner.password : 'a wrong password',
      offered: offeredOf(code, owner, domain),
    };
    const confirmed = confirmOwner(parts, session, authority, 'two-factor-disabled', occasion());
    if (refusal === undefined) expect((await confirmed).id).toBe(owner.userId);
    else await expect(confirmed).rejects.toMatchObject({ code: refusal });
    const events = (await store.audit.of(owner.userId)).slice(before);
    const wanted = enrolled || password === 'right' ? logged : ['two-factor-disabled wrong-password'];
    expect(events.map(({ kind, outcome, reason }) => `${kind} ${reason ?? outcome}`)).toEqual(wanted);
  },
);

function offeredOf(code: Code, { codeOf }: Owner, { clock: { now } }: Domain) {
  if (code === 'none') return undefined;
  return { factor: 'totp' as const, code: code === 'right' ? codeOf(now) : wrongCode(codeOf, now) };
}
