/**
 * The flaws that a server of the bench can have, one at a time, and the checks that must find each. Every check must be
 * in at least one row: a check that cannot fail proves nothing.
 */

export interface FlawRow {
  /** The checks that must fail. */
  finds: readonly string[];
  /** The only style that can have this flaw. */
  style?: string;
  /** Styles in which another rule makes up for this flaw, for some of the checks or for all. */
  harmlessIn?: Readonly<Record<string, readonly string[] | 'all'>>;
}

const MALFORMED = [
  ...[
    'empty',
    'too-short',
    'too-long',
    'letters',
    'full-width',
    'arabic',
    'number',
    'list',
    'bytes',
    'object',
  ],
  ...['null', 'true', 'sql', 'nul', 'huge', 'no-body', 'no-code', 'not-json', 'list-body', 'deep'],
].map((id) => `malformed-${id}`);

export const FLAWS = {
  'a key without a session': { finds: ['enrol-needs-session'], harmlessIn: { 'the app’s key': 'all' } },
  'a key without the password': { finds: ['enrol-needs-password'] },
  'short keys': { finds: ['enrol-key-128-bits', 'enrol-key-160-bits'] },
  'one key for all': {
    finds: [
      'enrol-keys-differ',
      'enrol-code-of-another-key',
      'code-of-another-account',
      'off-and-on-makes-a-new-key',
    ],
    harmlessIn: { 'the app’s key': 'all' },
  },
  'a key URI without names': { finds: ['enrol-uri-names-both'] },
  'on before it is confirmed': { finds: ['enrol-off-until-proven'] },
  'any first code': { finds: ['enrol-wrong-code', 'enrol-code-of-another-key'] },
  'older offers stay': { finds: ['enrol-key-replaced-by-newer-offer'], harmlessIn: { forms: 'all' } },
  'offers last': { finds: ['enrol-offer-expires'] },
  'offers belong to the user': { finds: ['enrol-bound-to-session'] },
  'replaces the key with the password': { finds: ['enrol-second-key-needs-second-factor'] },
  'an offer ends the old key': { finds: ['enrol-old-key-until-new-proven'] },
  'replaced keys stay': { finds: ['enrol-old-key-void-after-new'] },
  'shows the key again': { finds: ['enrol-key-told-once'] },
  'reads, waits, then writes': {
    finds: [
      ...['enrol-once-in-a-race', 'replay-race-in-one-sign-in', 'replay-race-across-sign-ins'],
      ...['replay-race-sign-in-and-step-up', 'backup-once-in-a-race', 'reset-link-once-in-a-race'],
      'guess-in-a-burst',
    ],
    style: 'JSON',
  },
  'reads, waits, then writes, and says no more than 401': { finds: ['guess-in-a-burst'], style: 'bearer' },
  'refuses every code at sign-in': {
    finds: [
      'clock-present-step',
      'clock-one-step-late',
      'guess-few-mistakes-forgiven',
      'guess-success-starts-anew',
    ],
  },
  'no tolerance': { finds: ['clock-one-step-late'] },
  'ten steps of tolerance': {
    finds: [-2, -3, -10, 2, 3, 10].map((n) => `clock-${Math.abs(n)}-steps-${n < 0 ? 'late' : 'early'}`),
  },
  'time step zero opens': { finds: ['clock-step-zero'] },
  'codes work again': {
    finds: [
      ...['replay-at-sign-in', 'replay-enrolment-code', 'replay-earlier-step', 'replay-later-in-its-window'],
      ...['replay-from-sign-in-to-step-up', 'replay-from-step-up-to-sign-in', 'replay-at-step-up'],
      ...['replay-spelt-differently', 'off-used-code'],
    ],
  },
  'remembers codes as they are spelt': { finds: ['replay-spelt-differently'] },
  'remembers codes and not steps': { finds: ['replay-earlier-step'] },
  'one code an hour': {
    finds: ['replay-next-step-works', 'guess-success-starts-anew'],
    harmlessIn: { 'one session': 'all' },
  },
  'the password is enough': {
    finds: ['pending-is-nobody', 'pending-reaches-nothing'],
    harmlessIn: { 'one request': 'all' },
  },
  'a pending session may change factors': {
    finds: ['pending-cannot-enrol', 'pending-cannot-turn-off', 'pending-cannot-make-backup-codes'],
    harmlessIn: { 'one request': 'all', 'the app’s key': ['pending-cannot-enrol'] },
  },
  'forgets to ask who it is': { finds: ['nobody-reaches-nothing'] },
  'pending sessions last': { finds: ['pending-expires'], harmlessIn: { 'one request': 'all' } },
  'the code is enough': { finds: ['code-without-password'], harmlessIn: { 'one request': 'all' } },
  'believes the body': {
    finds: [
      'code-with-foreign-userid',
      'code-with-foreign-email',
      'code-with-foreign-user',
      'code-with-foreign-sessionid',
    ],
    harmlessIn: {
      'one request': ['code-with-foreign-email', 'code-with-foreign-user', 'code-with-foreign-sessionid'],
    },
  },
  'mixes two sign-ins': {
    finds: ['password-of-one-pending-of-another'],
    harmlessIn: { 'one request': 'all' },
  },
  'keeps the session id': {
    finds: ['session-new-at-second-factor', 'session-new-at-enrolment', 'fixed-cookies-stay-the-attackers'],
    harmlessIn: {
      'one request': ['session-new-at-second-factor', 'fixed-cookies-stay-the-attackers'],
      'one session': ['session-new-at-enrolment'],
    },
  },
  'a sign-in can be finished again': {
    finds: ['pending-spent-by-success'],
    harmlessIn: { 'one request': 'all' },
  },
  'other sessions stay': { finds: ['others-end-at-enrolment', 'others-end-when-turned-off'] },
  'signs out in the browser only': { finds: ['sign-out-ends-on-server'] },
  'counts nothing': {
    finds: [
      ...[
        'guess-in-one-sign-in',
        'guess-across-sign-ins',
        'guess-right-after-burst',
        'enrol-guesses-bounded',
      ],
      ...['guess-in-a-burst', 'guess-at-step-up', 'guess-locked-looks-the-same', 'guess-says-how-long'],
    ],
    harmlessIn: { 'always 200': ['guess-in-a-burst'], strict: ['guess-in-one-sign-in', 'guess-in-a-burst'] },
  },
  'counts per sign-in only': {
    finds: ['guess-across-sign-ins', 'guess-signing-in-again-resets-nothing', 'guess-right-after-burst'],
  },
  'counts each factor alone': {
    finds: ['guess-across-factors', 'guess-step-up-counts-for-sign-in'],
    harmlessIn: { strict: ['guess-across-factors'] },
  },
  'backup codes uncounted': { finds: ['guess-backup-codes'] },
  'step-up uncounted': { finds: ['guess-at-step-up', 'guess-step-up-counts-for-sign-in'] },
  'locks after one mistake': { finds: ['guess-few-mistakes-forgiven', 'guess-success-starts-anew'] },
  'a success forgives nothing': { finds: ['guess-success-starts-anew'] },
  'locks for good': { finds: ['guess-lock-passes'] },
  'strangers can lock': { finds: ['guess-stranger-cannot-lock'], harmlessIn: { 'one request': 'all' } },
  'does not say how long': { finds: ['guess-says-how-long'], style: 'JSON' },
  'tells a right code while locked': {
    finds: ['guess-locked-looks-the-same'],
    harmlessIn: { 'one request': 'all', strict: 'all' },
  },
  'strangers can lock the password': { finds: ['guess-owner-keeps-own-network'] },
  'passwords uncounted': { finds: ['guess-passwords'] },
  'four backup codes': { finds: ['backup-there-are-some'] },
  'short backup codes': { finds: ['backup-hard-to-guess'] },
  'refuses backup codes': { finds: ['backup-signs-in', 'backup-others-stay'] },
  'backup codes work again': { finds: ['backup-once', 'backup-once-however-spelt'] },
  'remembers backup codes as they are spelt': { finds: ['backup-once-however-spelt'] },
  'one backup code uses up all': { finds: ['backup-others-stay'] },
  'backup codes of anyone': { finds: ['backup-of-another-account'] },
  'backup codes of offers': { finds: ['backup-not-before-proof'] },
  'any backup code': { finds: ['backup-wrong'] },
  'a backup code is enough': { finds: ['backup-needs-password-first'], harmlessIn: { 'one request': 'all' } },
  'old backup codes stay': { finds: ['backup-new-set-voids-old'] },
  'backup codes without the password': { finds: ['backup-new-set-needs-password'] },
  'backup codes with the password alone': { finds: ['backup-new-set-needs-second-factor'] },
  'backup codes exactly as printed': { finds: ['backup-forgiving'] },
  'off without a session': { finds: ['off-needs-session'] },
  'off without the right password': { finds: ['off-needs-password'] },
  'off with the password alone': { finds: ['off-needs-second-factor', 'off-wrong-code'] },
  'cannot be turned off': { finds: ['off-works'] },
  'the same key again': {
    finds: ['off-and-on-makes-a-new-key'],
    harmlessIn: { 'the app’s key': 'all' },
  },
  'backup codes outlive turning off': { finds: ['off-voids-backup-codes'] },
  'a reset turns off the second factor': { finds: ['reset-keeps-second-factor'] },
  'reset links work again': { finds: ['reset-link-once', 'reset-link-once-in-a-race'] },
  'reset links last': { finds: ['reset-link-expires'] },
  'keeps what strangers set up': { finds: ['reset-takes-account-from-stranger'] },
  'reset links outlive a new password': { finds: ['reset-link-outlived'] },
  'sessions outlive a reset': { finds: ['reset-ends-sessions'] },
  'the password is enough after a recovery': { finds: ['recovery-keeps-thief-out'] },
  'says who has an account': { finds: ['reset-answers-alike', 'http-unknown-and-wrong-look-alike'] },
  'fails on odd input': { finds: MALFORMED, style: 'JSON' },
  'fails on odd texts': {
    finds: ['empty', 'too-short', 'too-long', 'letters', 'full-width', 'arabic', 'sql', 'nul', 'huge'].map(
      (id) => `malformed-${id}`,
    ),
    style: 'forms',
  },
  'any type of code': { finds: ['malformed-list', 'malformed-number'], style: 'JSON' },
  'a missing code is right': {
    finds: ['malformed-empty', 'malformed-null', 'malformed-no-code'],
    style: 'JSON',
  },
  'reads the first digits of a code': { finds: ['malformed-too-long'] },
  'the last of two codes counts': { finds: ['malformed-code-twice'] },
  'bodies of any size': { finds: ['malformed-huge-body'] },
  'odd input counts as an attempt': { finds: ['malformed-costs-no-try'] },
  'cookies that scripts can read': { finds: ['http-cookie-httponly'], harmlessIn: { 'one request': 'all' } },
  'cookies for other sites': { finds: ['http-cookie-samesite'], harmlessIn: { 'one request': 'all' } },
  'any site may ask': {
    finds: ['http-cookie-samesite', 'http-foreign-origin', 'http-form-post'],
    harmlessIn: {
      'one request': ['http-foreign-origin', 'http-form-post'],
      bearer: 'all',
      'the app’s key': 'all',
    },
  },
  'allows every site in preflights': {
    finds: ['http-cookie-samesite', 'http-foreign-origin'],
    style: 'JSON',
  },
  'tokens in the body': { finds: ['http-token-not-in-body'], harmlessIn: { 'one request': 'all' } },
  'the key may be stored': { finds: ['http-key-not-cached'] },
  'types are guessed': { finds: ['http-nosniff'] },
  'GET signs in': { finds: ['http-get-changes-nothing'] },
  'says that a code was used': { finds: ['http-wrong-and-used-look-alike'] },
  'shows where it failed': { finds: ['http-no-stack-traces'], harmlessIn: { 'one request': 'all' } },
  'repeats the code': { finds: ['http-code-not-repeated'], harmlessIn: { 'one request': 'all' } },
} as const satisfies Record<string, FlawRow>;

export type Flaw = keyof typeof FLAWS;
