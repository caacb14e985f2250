/** Accounts found on screens, in files and in texts, and warnings about them. */

export const found = {
  listClosed: 'This list is closed. Scan again.',
  notAKey: 'One of the selected items is not a key, so nothing was added.',
  allLeftOut: 'All accounts are left out, so nothing was added. Select at least one.',
  noUndo: 'This can no longer be undone. Added accounts can be removed one by one.',
  noRest: 'Every entry of this file makes codes, so there is nothing else to keep.',
  refusedKey: 'A key that cannot be added',
  bareKey: {
    title: 'A key without a name',
    sentence: 'This code seems to contain a key, but no name. To add it, type the key and give it a name.',
  },
  brokenExport: 'A damaged export',
  brokenCode: 'A damaged sign-in code',
  other: { title: 'Not a sign-in code', sentence: (what: string) => `This is ${what}.` },
  foreign: 'A code of another app',
  part: (number: number, of: number) => `, part ${number} of ${of}`,
};

/** Pasted text. */
export const pasted = {
  foreign: (what: string, instead: string) => `This is ${what}. ${instead}`,
  empty: 'There is no text here. Paste a key URI. It begins with otpauth://.',
  other: (what: string) => `This is ${what}, not a key URI. A key URI begins with otpauth://.`,
};

export const advice = {
  sameAccount: 'You already have this account, with the same key.',
  sameAccountWithMore: 'You already have this account, with the same key. Some details differ.',
  longTag: (length: number, most: number) =>
    `A tag has ${length} characters. It is kept whole. A tag that you type has at most ${most}.`,
  manyTags: (count: number, most: number) =>
    `It has ${count} tags. All are kept. If you change them, use at most ${most}.`,
  longNote: (length: number, most: number) =>
    `The note has ${length} characters. It is kept whole. If you change it, use at most ${most}.`,
  sameKeyOtherCodes: (name: string) =>
    `It has the same key as your “${name}” but makes other codes. Only one of them is right: compare a code.`,
  sameKey: (name: string) => `It has the same key as your “${name}”.`,
  sameName: 'You have an account with this name and another key. If you add this one, you keep both.',
  noName: 'account without a name',
  twoIssuers: (used: string, other: string) =>
    `The code names two issuers, “${used}” and “${other}”. Countersign uses the first. Add the account only if you know both.`,
  oldCharacters: (others: readonly string[]) =>
    `The code does not say in which character set its name is written, so the name may be wrong. The key is not affected. ${
      others.length === 0
        ? 'Check the name'
        : `Other readings: ${others.map((name) => `“${name}”`).join(', ')}. Check the name`
    }, and correct it later with Edit.`,
  longName: (length: number, most: number) =>
    `A name in it has ${length} characters. Countersign keeps the first ${most}.`,
  hiddenCharacters:
    'The name contains hidden characters, which can make it look like another name. Countersign does not show them. Add the account only if you know where the code comes from.',
  unusual: (what: readonly string[]) =>
    `Less common: ${what.join(', ')}. Countersign supports it; some other apps do not.`,
  digits: (digits: number) => `${digits} digits`,
  period: (seconds: number) =>
    seconds === 1 ? 'a new code every second' : `a new code every ${seconds} seconds`,
  shortKey: (bits: number, least: number) =>
    `The key is short: it has ${bits} bits, and RFC 4226 requires at least ${least}.`,
};

/** Scanning screens. */
export const capture = {
  refused:
    'The system did not let Countersign see the screen. Take a screenshot and open it as an image instead.',
  notShared:
    'No screen was shared with Countersign. Scan again and choose one when the system asks. If it does not ask, take a screenshot and paste it.',
  noRegion:
    'On Wayland no program can draw over the screen. Scan the whole screen, or take a screenshot of the region and paste it.',
  macAccess:
    'macOS does not let Countersign see the screen yet. Allow it in System Settings, under Privacy & Security, Screen Recording. Then restart Countersign.',
};
