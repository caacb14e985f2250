/** Five lessons of about ten minutes, each with a task. */
export const lessons = {
  lead: 'Each takes about ten minutes and ends with a task. The page checks the answer; on paper there is a line for it.',
  number: 'Lesson {{number}} of {{total}}',
  try: 'Try it',
  task: 'Task',
  answer: 'Your answer',
  answerLine: 'Answer:',
  nameLine: 'Name:',
  check: 'Check the answer',
  print: 'Print this lesson',
  previous: 'Previous lesson',
  next: 'Next lesson',
  right: 'Right',
  notYet: 'Not yet',

  code: {
    title: 'A code',
    goal: 'After this you can turn the number behind a code into the code.',
    first:
      'Your authenticator and the site share a key: twenty random bytes that were in the QR. Neither sends it again. Instead both compute the same short number from it, and the site compares.',
    second:
      'The computing is HMAC: it mixes the key with a number that both know, the time step. Twenty bytes come out. Four of them are chosen, and together they are a number below 2,147,483,648.',
    third:
      'That is too long to type, so only its last digits count: the number is divided by 1,000,000, and the remainder, with zeros in front where it is short, is the code.',
    task: 'The number behind a code is 1,284,755,224. Which six-digit code is it?',
    correct: '1,284,755,224 divided by 1,000,000 leaves 755,224: the first code in RFC 4226’s own table.',
    first6: 'Those are the first six digits. A remainder is what stands at the end.',
    wrong: 'Take the remainder of a division by 1,000,000: the last six digits.',
  },
  clock: {
    title: 'The clock',
    goal: 'After this you can say which time step it is, and why clocks that differ are a problem.',
    first:
      'Both sides count how many periods of 30 seconds have passed since 1 January 1970, midnight in London. That count is the time step. No message is needed: a clock is enough.',
    second:
      'A clock that is a minute off counts another step and makes another code. So the site accepts its own step and one on each side, and no more: each further step is one more code that an attacker may guess.',
    third:
      'A code that was used is not accepted again, though its time has not run out. The site remembers the step used last and takes only later ones.',
    task: 'A clock says that 1,111,111,109 seconds have passed since 1970. Which time step is it, with a period of 30 seconds?',
    correct: '1,111,111,109 ÷ 30 = 37,037,036.97, rounded down. RFC 6238 has this row in its table.',
    rounded: 'Close: a step has begun but is not over, so it is rounded down, never up.',
    wrong: 'Divide the seconds by 30 and drop what is behind the point.',
  },
  enrolling: {
    title: 'Enrolling',
    goal: 'After this you can read and write what an enrolment QR holds.',
    first:
      'Enrolling gives both sides the same key. The site makes it, shows it once as a QR, and keeps it sealed. The QR is a picture of one line, the key URI.',
    second:
      'The line reads otpauth://totp/Issuer:account?secret=KEY&issuer=Issuer. More parameters may follow: algorithm, digits, period. A space is written %20.',
    third:
      'Nothing counts until the first code has come back: only then does the site know that the key has arrived. Whoever photographs the QR has the key, too.',
    task: 'Write a key URI for the issuer “Harbour Library”, the account “ann@example.test”, the key JBSWY3DPEHPK3PXP, and codes of eight digits.',
    correct: 'An authenticator would add exactly that account.',
    unreadable: 'That is no key URI yet. It begins with otpauth://totp/ and has a secret.',
    wrongPart: 'It can be read, but this is not as asked for: {{parts}}.',
    partType: 'the kind',
    partIssuer: 'the issuer',
    partAccount: 'the account',
    partSecret: 'the key',
    partDigits: 'the digits',
  },
  trust: {
    title: 'Trusting and throttling',
    goal: 'After this you can reckon how often an attacker may guess.',
    first:
      'Six digits are a million codes, and three of them are right at any time. A computer tries that many in a minute. What protects is not the length of the code but how few guesses are let through.',
    second:
      'This server lets five wrong codes through at once. Then each further guess must wait: 30 seconds, 1 minute, 2, 4, 8, and so on, up to an hour. After a hundred wrong codes in a row it takes no more. A right one sets the count back.',
    third:
      'A browser can be trusted for 30 days: it is not asked for a code. That is comfort bought with a little safety, so the trust is kept at the server, where it can be taken back, and ends with every change of the factor.',
    task: 'An attacker guesses whenever this server lets one through: the first five at once, the next after 30 seconds, the next a minute after that, and so on, doubling. How many guesses are let through in the first hour?',
    correct:
      'Five at once, then at 30, 90, 210, 450, 930 and 1,890 seconds. The next would come after 3,810, and the hour is over. The real throttle, run under a clock that jumps, says the same.',
    wrong:
      'Add the waits up: 30, then 30 + 60, then 30 + 60 + 120. Count those that stay within 3,600 seconds, and the first five.',
  },
  losing: {
    title: 'Losing and recovering',
    goal: 'After this you can tell a way back in from a way around.',
    first:
      'Phones get lost. Who has only one factor left must be able to come back, or people will not turn a second one on. But each way back is a way in for others as well.',
    second:
      'Backup codes are made for this: ten codes on paper, each good once. The site keeps only what it needs to recognise them. They stand for the authenticator, so the password is asked for all the same.',
    third:
      'A way back is as strong as its weakest step. Questions about a pet can be looked up, a mailbox may be open to whoever has the phone, and a friendly voice on the telephone proves nothing.',
    task: 'Ann’s phone is gone. Which way back in leaves her account as safe as it was?',
    mail: 'A link in a mail that turns the second factor off',
    backup: 'Her password and one of her backup codes',
    question: 'Her password and the name of her first pet',
    call: 'A call to support, who turn it off for her',
    mailWhy: 'Then her mailbox alone would open the account: one factor instead of two.',
    backupWhy:
      'Two factors, as before: something she knows and something she has. The code is spent, and she replaces the key.',
    questionWhy:
      'Both are things she knows, and the second is known to others as well: one factor instead of two.',
    callWhy: 'Whoever calls and sounds like her would get in. Support can be talked into much.',
  },
} as const;
