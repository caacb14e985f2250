/** The page on attacks. */
export const attacks = {
  lead: 'Five attacks. Each one runs against the real server code, here in this browser. Nothing is sent anywhere.',
  again: 'Start again',

  guessTitle: 'Guessing',
  guessText:
    'The attacker knows the password and guesses codes. At any moment {{codes}} codes are valid, so each guess succeeds with a chance of {{chance}}. What matters is how many guesses the server allows.',
  digits: 'Digits',
  window: 'Window',
  windowSteps_one: '{{count}} step on each side',
  windowSteps_other: '{{count}} steps on each side',
  speed: 'Guesses per second without a limit',
  compare: 'Compare with',
  chartTitle: 'Chance of success over time',
  chartAlt:
    'Curves of the chance over time. After a year: this server {{ours}}, {{other}} {{theirs}}, without a rate limit {{none}}. The table below lists every number.',
  thisServer: 'This server',
  noThrottle: 'No rate limit',
  system: 'System',
  limit: 'Limit',
  countedBy: 'Counted by',
  source: 'Source',
  byAccount: 'account',
  byAddress: 'network address',
  bySignIn: 'sign-in',
  byDevice: 'authenticator',
  byNothing: 'nothing',
  checkedOn: 'read in {{date}}',
  ownCode: 'this program',
  inDay: 'In one day',
  inMonth: 'In one month',
  inYear: 'In one year',
  tableTitle: 'Chance of a right guess',
  perWindow: '{{guesses}} in {{minutes}} min',
  doubling: 'the wait doubles after each guess',
  ours: '{{free}} at once, then a wait of {{first}} that doubles up to {{longest}}; {{stop}} guesses at most',
  speedLimit: '{{speed}} per second',
  sources:
    'Other systems: their default settings. A limit that counts addresses allows more guesses to an attacker with more addresses. If a framework has no limit of its own, see “No rate limit”.',
  logTitle: 'What the server’s rate limit allowed',
  logText_one: '{{count}} guess in a year.',
  logText_other: '{{count}} guesses in a year.',
  logStopped: 'Then it stops. Only a backup code or account recovery opens the account again.',
  guess: 'Guess',
  after: 'After',
  wait: 'Wait before the next',
  none: 'none',
  forGood: 'no more guesses',
  seconds: '{{value}} s',
  minutes: '{{value}} min',
  hours: '{{value}} h',
  days: '{{value}} d',

  replayTitle: 'Replay',
  replayText:
    'Someone watches Ann type her code and enters the same code a few seconds later. The code is still valid.',
  remembers: 'The server remembers the last used time step',
  annSignsIn: 'Sign in as Ann',
  malloryReplays: 'Enter the same code again',
  ann: 'Ann',
  mallory: 'The attacker',
  typesCode: '{{who}} enters {{code}}.',
  isIn: 'Accepted: {{who}} is signed in.',
  isReplay: 'Rejected: this time step has already been used.',
  isWrong: 'Rejected: the code has expired. Sign in as Ann again.',

  theftTitle: 'A stolen database',
  theftText:
    'Someone gets a copy of the table of second factors: from a backup, or through a flaw in a query.',
  sealed: 'The keys are encrypted (AES-256-GCM)',
  thiefHasKey: 'The thief also has the server’s key',
  moved: 'The thief copies Ann’s row into their own account on the live server',
  columnUser: 'user',
  columnRow: 'row',
  columnSecret: 'key',
  annShows: 'Ann’s authenticator app shows',
  thiefMakes: 'The thief computes',
  nothing: 'nothing',
  theftPlain: 'The key was stored unencrypted. The thief can now compute every one of Ann’s codes.',
  theftSealed:
    'Without the server’s key, the thief cannot decrypt the value. The thief cannot compute any code.',
  theftBoth:
    'With both, the thief can decrypt the value. That is why the server’s key is kept apart from the database and its backups, and why it can be replaced.',
  theftMoved:
    'The encrypted value is bound to its user and row. In any other place, not even the server can decrypt it.',

  lossTitle: 'A lost phone',
  lossText:
    'Ann has lost her phone. Two questions: what can the person who finds it do, and how does Ann get back in?',
  finder: 'The finder',
  owner: 'Ann',
  knowsPassword: 'knows Ann’s password',
  opensPhone: 'can unlock the phone',
  finderNothing: 'The finder has a locked phone and no password, and cannot do anything.',
  finderCodes:
    'The finder sees the codes, and very often the mailbox, too. With a mailbox, many sites send a new password. Then the finder has both factors. This server also asks for a code before a new password is enough. Ann should replace the key and end all sessions at once.',
  finderPassword: 'The finder knows the password but needs a code, and the locked phone does not show it.',
  finderIn:
    'The finder has both factors and can sign in. Only two things help now: end all sessions and replace the key.',
  annHas: 'Ann has',
  hasBackup: 'a backup code',
  hasTrusted: 'a browser she trusted',
  hasMail: 'her mailbox and nothing else',
  backupTyped: 'The backup code, as Ann enters it',
  backupRead:
    'Read as {{code}}. Spaces, dashes, capitals and letters that look alike do not matter. If the code is on her list, it works once.',
  backupBad: 'This is not a backup code. Backup codes have 8 letters and digits, such as 7K2M-X9QD.',
  trustedDays: 'Days since Ann trusted the browser',
  trustedValue_one: '{{count}} day ago',
  trustedValue_other: '{{count}} days ago',
  trustedIn:
    'This browser needs no code. Ann signs in with her password, replaces the key, and creates new backup codes.',
  trustedOver: 'The browser was trusted for {{days}} days. Now it needs a code like any other.',
  mailOut:
    'An emailed link alone must not replace the second factor (ASVS 5.0, 6.4.4). Otherwise anyone who can read her email would have everything. The server also requires the password and a waiting period, and it notifies Ann.',

  relayTitle: 'A phishing page in the middle',
  relayText:
    'A page that looks like the bank’s page sends everything Ann types to the real bank at once. The code is new, and it is used once: by the attacker.',
  realSite: 'The real site',
  fakeSite: 'The page Ann is on',
  fakeHint: 'Try a similar name of your own, or a subdomain of the real name.',
  badHost: 'Enter a host name such as bank-example.test.',
  asBrowserSees: 'The browser sees {{host}}.',
  delay: 'Seconds until the page passes the code on',
  totp: 'With a one-time code',
  passkey: 'With a passkey',
  totpIn:
    'Accepted after {{count}} s. A code does not say which page it was entered on, so the attacker is signed in as Ann.',
  totpLate: 'Rejected after {{count}} s: the code has expired. Real phishing pages need only a second.',
  browserRefuses:
    'The browser refuses: {{host}} is neither {{site}} nor a subdomain of it. So the page cannot even ask for that passkey (WebAuthn §5.1.4.1).',
  andIfSigned: 'If the browser did sign, it would sign this:',
  serverRefuses:
    'The server refuses: the origin in the data is not its own. The attacker cannot change the origin, because it is signed (WebAuthn §7.2).',
  serverAccepts:
    'The server accepts: the origin in the data is its own. This is the real site, so it is not phishing.',
  subdomainMayAsk:
    'The browser lets {{host}} ask for the passkey, because it is a subdomain of {{site}} (WebAuthn §5.1.4.1). A subdomain can belong to someone else: a customer’s page, or a forgotten server that was taken over.',
  itSigns: 'The passkey signs this:',
} as const;
