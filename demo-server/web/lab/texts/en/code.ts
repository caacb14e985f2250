/** The page on how a code is made. */
export const code = {
  lead: 'A key that both sides know, a number that both sides know, and a function that nobody can turn around.',
  parameters: 'The account',
  key: 'Key (Base32)',
  keyHint: 'This is the test key of RFC 4226 until you change it.',
  badKey:
    'That is no Base32 key: only A to Z and 2 to 7 count. If all of them are right, a character is missing or too many.',
  newKey: 'Make a random key',
  testKey: 'Take the RFC’s test key',
  type: 'Kind',
  totp: 'Time (TOTP)',
  hotp: 'Counter (HOTP)',
  steam: 'Steam',
  algorithm: 'Hash',
  digits: 'Digits',
  period: 'Period in seconds',
  counter: 'Counter',
  badNumber: 'Enter a whole number from {{min}} to {{max}}.',
} as const;
