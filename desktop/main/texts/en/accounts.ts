/** Accounts, keys that are added, and the clock. */

export const account = {
  askFirst: 'This account makes a code each time you ask for one. Ask for a code first.',
  noCounter: 'This account makes its codes from the time, not from a counter.',
  counterEnd: 'The counter of this account has reached its end.',
  notInBin: 'This account is not in the bin.',
  otherKey: 'These accounts do not share one key, so they were not merged.',
  notesTooLong: (most: number) =>
    `Together, the notes of these accounts are longer than ${most} characters. Shorten one of them first.`,
  gone: 'That account is no longer in the vault.',
  needsName: 'Type an issuer or an account name, so that you can tell this key from the others.',
};

export const clock = {
  badAddress: 'That is not the address of a server. Type one like example.com.',
  noAnswer: (host: string) => `${host} did not answer. Check the address and the connection, then try again.`,
  noTime: (host: string) => `${host} answered without the time. Try another server.`,
  counts: 'This account counts, so its codes say nothing about the time.',
  badLength: (digits: number) => `A code of this account has ${digits} characters. Type it whole.`,
  noMoment: 'No moment within three hours of now makes that code. Check the account and the code.',
};

/** What is asked of the main process, before it is looked at. */
export const request = {
  notOurs: 'Only Countersign’s own page may ask this.',
  unknown: 'Countersign has no such request.',
  incomplete: 'The request is incomplete.',
  tooLong: (field: string, most: number | bigint) =>
    `The ${field} is too long: ${most} characters is the most.`,
  unusable: (field: string) => `The ${field} cannot be used as it is. Check it and try again.`,
  unforeseen:
    'Countersign met an error it did not expect. Try again; if it happens once more, restart Countersign.',
};
