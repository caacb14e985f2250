import { expect, test } from 'vitest';
import { STEP_UP_MS } from '../contract/index.ts';
import { type Domain, newOwner, type Owner, startDomain } from '../testing/domain.ts';
import { wrongCode } from '../testing/test-site.ts';
import { confirmOwner } from './confirm-owner.ts';

type Code = 'none' | 'right' | 'wrong';

interface Case {
  enrolled: boolean;
  /** How old the last proof is, in milliseconds; null for none in this session. */
  proofAge?: number | null;
  password?: 'right' | 'wrong';
  code?: Code;
  /** The code of the refusal; none when the owner is confirmed. */
  refusal?: string;
  /** What the audit log holds of it. */
  logged?: string[];
}

const FRESH = STEP_UP_MS - 1;
const STALE = STEP_UP_MS;

test.each<[what: string, given: Case]>([
  ['without a second factor the password is enough', { enrolled: false }],
  [
    'a wrong password is not',
    {
      enrolled: false,
      password: 'wrong',
      refusal: 'INVALID_PASSWORD',
      logged: ['two-factor-disabled wrong-password'],
    },
  ],
  ['a code without a second factor is not looked at', { enrolled: false, code: 'wrong' }],
  ['with one, a fresh proof and the password', { enrolled: true, proofAge: FRESH }],
  ['a proof of five minutes ago', { enrolled: true, proofAge: STALE, refusal: 'STEP_UP_REQUIRED' }],
  ['no proof in this session', { enrolled: true, proofAge: null, refusal: 'STEP_UP_REQUIRED' }],
  [
    'without a proof the password is not looked at: nothing is told of it',
    {
      enrolled: true,
      proofAge: STALE,
      password: 'wrong',
      refusal: 'STEP_UP_REQUIRED',
    },
  ],
  [
    'a fresh proof does not stand in for the password',
    {
      enrolled: true,
      proofAge: FRESH,
      password: 'wrong',
      refusal: 'INVALID_PASSWORD',
      logged: ['two-factor-disabled wrong-password'],
    },
  ],
  [
    'a code in place of a fresh proof',
    {
      enrolled: true,
      proofAge: STALE,
      code: 'right',
      logged: ['step-up success'],
    },
  ],
  [
    'a wrong code, though the last proof is fresh',
    {
      enrolled: true,
      proofAge: FRESH,
      code: 'wrong',
      refusal: 'INVALID_CODE',
      logged: ['step-up wrong-code'],
    },
  ],
  [
    'a code is not spent where the password is wrong',
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
