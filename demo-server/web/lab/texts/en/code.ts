/** The page on how a code is made. */
export const code = {
  lead: 'A code is made from a key that both sides know and a number that both sides know. The function that combines them cannot be reversed.',
  parameters: 'The account',
  key: 'Key (Base32)',
  keyHint: 'Until you change it, this is the test key from RFC 4226.',
  badKey:
    'This is not a Base32 key. Only A to Z and 2 to 7 are allowed. If all characters are allowed, there is one too many or one too few.',
  newKey: 'Create a random key',
  testKey: 'Use the test key from the RFC',
  type: 'Type',
  totp: 'Time (TOTP)',
  hotp: 'Counter (HOTP)',
  steam: 'Steam',
  algorithm: 'Hash',
  digits: 'Digits',
  period: 'Period in seconds',
  counter: 'Counter',
  time: 'Time in seconds since 1970',
  timeHint: 'If it is empty, the clock runs. The tables of RFC 6238 have times such as 1111111109.',
  badNumber: 'Enter a whole number from {{min}} to {{max}}.',
} as const;
