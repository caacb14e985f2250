/** Five lessons of about ten minutes, each with a task. */
export const lessons = {
  lead: 'Each lesson takes about ten minutes and ends with a task. The page checks your answer. On paper there is a line to write it on.',
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
  right: 'Correct',
  notYet: 'Not yet',

  code: {
    title: 'A code',
    goal: 'After this lesson you can work out a code from the number behind it.',
    first:
      'Your authenticator app and the site share a key: twenty random bytes that were in the QR code. Neither of them ever sends it again. Instead, both compute the same short number from it, and the site compares the two.',
    second:
      'The computation is called HMAC. It mixes the key with a number that both sides know: the time step. The result is twenty bytes. Four of them are chosen. Together they form a number below 2,147,483,648.',
    third:
      'That number is too long to type, so only its last digits are used. The number is divided by 1,000,000. The remainder is the code. If it is short, zeros are added in front.',
    task: 'The number behind a code is 907,081,804. Which six-digit code is it?',
    correct:
      '907,081,804 divided by 1,000,000 leaves a remainder of 81,804. It has only five digits, so a zero is added in front. The table of RFC 6238 has this number with eight digits.',
    noZero: 'The number is right, but a code always has six digits: add the zero in front.',
    first6: 'Those are the first six digits. The remainder is the last six.',
    wrong: 'Take the remainder of a division by 1,000,000: the last six digits.',
  },
  clock: {
    title: 'The clock',
    goal: 'After this lesson you can say which time step it is, and why clocks that differ are a problem.',
    first:
      'Both sides count how many periods of 30 seconds have passed since 1 January 1970, 00:00 UTC. That count is the time step. They do not need to send each other anything: a clock is enough.',
    second:
      'A clock that is a minute wrong counts a different step and makes a different code. So the site accepts its own step and one step on each side, but no more. Every further step is one more code that an attacker could guess.',
    third:
      'A code that was used is not accepted again, even if it has not expired yet. The site remembers the last used step and accepts only later ones.',
    task: 'A clock says that 1,111,111,109 seconds have passed since 1970. Which time step is it if a period is 30 seconds?',
    correct: '1,111,111,109 ÷ 30 = 37,037,036.97, rounded down. The table of RFC 6238 contains this row.',
    rounded: 'Almost. The current step has started but is not over, so you round down, never up.',
    wrong: 'Divide the seconds by 30 and ignore everything after the decimal point.',
  },
  enrolling: {
    title: 'Setting up',
    goal: 'After this lesson you can read and write what is in the QR code for setting up.',
    first:
      'When you set up two-factor authentication, both sides get the same key. The site creates the key, shows it once as a QR code, and stores it encrypted. The QR code is an image of one line: the key URI.',
    second:
      'The line is otpauth://totp/Issuer:account?secret=KEY&issuer=Issuer. More parameters can follow: algorithm, digits, period. A space is written as %20.',
    third:
      'Two-factor authentication is not on until the first code comes back. Only then does the site know that the key has arrived. Anyone who photographs the QR code has the key too.',
    task: 'Write a key URI for the issuer “Harbour Library”, the account “ann@example.test”, the key JBSWY3DPEHPK3PXP, and codes with eight digits.',
    correct: 'An authenticator app would add exactly this account.',
    unreadable: 'This is not a key URI yet. A key URI starts with otpauth://totp/ and has a secret.',
    wrongPart: 'The line can be read, but this does not match the task: {{parts}}.',
    partType: 'the type',
    partIssuer: 'the issuer',
    partAccount: 'the account',
    partSecret: 'the key',
    partDigits: 'the digits',
    partAlgorithm: 'the algorithm, which the task leaves at SHA1',
    partPeriod: 'the period, which the task leaves at 30 seconds',
    partSpaces: 'a space that is not written as %20 (some apps would show it differently)',
  },
  trust: {
    title: 'Trust and rate limits',
    goal: 'After this lesson you can work out how many guesses an attacker gets.',
    first:
      'Six digits make a million codes, and three of them are valid at any moment. With no limit, 10 guesses a second reach even odds in 6.4 hours. The length of the code does not protect you. The small number of guesses does.',
    second:
      'This server allows five wrong codes at once. After that, each guess has to wait: 30 seconds, 1 minute, 2, 4, 8, and so on, up to an hour. After a hundred wrong codes in a row, it accepts no more. A correct code resets the count.',
    third:
      'You can trust a browser for 30 days. It then needs no code. That is more convenient and a little less safe. So the trust is stored on the server, where you can end it. Every change of the second factor ends it too.',
    task: 'An attacker guesses as soon as this server allows it: the first five at once, the next after 30 seconds, the next a minute later, and so on, doubling each time. How many guesses does the server allow in the first hour?',
    correct:
      'Five at once, then at 30, 90, 210, 450, 930 and 1,890 seconds. The next would come at 3,810 seconds, after the hour has ended. The server’s real rate limit gives the same answer.',
    wrong:
      'Add up the waits: 30, then 30 + 60, then 30 + 60 + 120. Count those that are within 3,600 seconds, and add the first five.',
  },
  losing: {
    title: 'Loss and recovery',
    goal: 'After this lesson you can tell a safe way back in from a way to bypass the second factor.',
    first:
      'Phones get lost. People who have only one factor left must be able to get back in. Otherwise no one would turn on a second one. But every way back in is also a way in for others.',
    second:
      'Backup codes are made for this: a list of codes on paper that work once each. The site stores only what it needs to recognise them. They replace the authenticator app, so the password is still needed.',
    third:
      'A way back in is only as strong as its weakest step. The name of a pet can be looked up. Anyone who has the phone may be able to open the mailbox. A friendly voice on the phone does not show who is calling.',
    task: 'Ann has lost her phone. Which way back in keeps her account as safe as before?',
    mail: 'A link by email that turns off the second factor',
    backup: 'Her password and one of her backup codes',
    question: 'Her password and the name of her first pet',
    call: 'A call to support, who turn off the second factor for her',
    mailWhy: 'Then her mailbox alone would open the account: one factor instead of two.',
    backupWhy:
      'Two factors, as before: something she knows and something she has. The code works only once, and she replaces the key.',
    questionWhy: 'Both are things she knows, and others may know the second one: one factor instead of two.',
    callWhy: 'Anyone who calls and sounds like her would get in. Support can be talked into many things.',
  },
} as const;
