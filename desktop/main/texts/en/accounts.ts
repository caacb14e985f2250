/** Accounts, keys that are added, and the clock. */

export const account = {
  askFirst: 'This account makes a code only when you ask for one. Ask for a code first.',
  noCounter: 'This account makes its codes from the time, not from a counter.',
  counterEnd: 'The counter of this account has reached its highest value.',
  tooLateToTakeBack:
    'This code can no longer be taken back. If the site refuses the next code, type the counter it expects into the account’s form.',
  notInBin: 'This account is not in the bin.',
  otherKey: 'These accounts do not share a key, so they were not merged.',
  notesTooLong: (most: number) =>
    `Together, the notes of these accounts are longer than ${most} characters. Shorten one of them first.`,
  changedSince:
    'An account was changed after it was added, so nothing was undone. Change or remove the accounts one by one.',
  overLimit: {
    issuer: (most: number) => `The issuer is too long. Use at most ${most} characters.`,
    account: (most: number) => `The account name is too long. Use at most ${most} characters.`,
    tags: (most: number, longest: number) =>
      `Use at most ${most} tags, each with at most ${longest} characters.`,
    note: (most: number) => `The note is too long. Use at most ${most} characters.`,
    period: (most: number) => `The period is too long. Use at most ${most} seconds.`,
  },
  gone: 'That account is no longer in the vault.',
  hiddenCharacters:
    'The issuer or the account name contains hidden characters, or characters that change the reading direction. Type it again without them.',
  needsName: 'Enter an issuer or an account name, so that you can tell this key from the others.',
};

export const clock = {
  badAddress: 'That is not a server address. Enter one like example.com.',
  noAnswer: (host: string) =>
    `${host} did not respond. Check the address and the connection, then try again.`,
  noTime: (host: string) => `${host} answered but did not send the time. Try another server.`,
  counts: 'This account uses a counter, so its codes say nothing about the time.',
  badLength: (digits: number) => `A code of this account has ${digits} characters. Enter the whole code.`,
  noMoment: 'That code matches no time within three hours of now. Check the account and the code.',
};

/** Requests that are refused before a handler gets them. */
export const request = {
  notOurs: 'Only Countersign’s own window may ask for this.',
  unknown: 'Countersign does not know this request.',
  incomplete: 'The request is incomplete.',
  tooLong: (field: string, most: number | bigint) =>
    `The ${field} is too long. The maximum is ${most} characters.`,
  unusable: (field: string) => `The ${field} is not valid. Check it and try again.`,
  unforeseen: 'An unexpected error occurred. Try again. If it happens again, restart Countersign.',
};
