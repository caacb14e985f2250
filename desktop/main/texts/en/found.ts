/** What was found on screens, in files and in texts, and what a person should know about it before saving. */

export const found = {
  listClosed: 'This list was closed in the meantime. Scan again.',
  notAKey: 'One of the chosen items is not a key, so nothing was added.',
  refusedKey: 'A key that cannot be added',
  bareKey: {
    title: 'A key without a name',
    sentence: 'This code holds what looks like a key, and no name. To add it, type the key with a name.',
  },
  brokenExport: 'A broken export',
  brokenCode: 'A broken sign-in code',
  other: { title: 'Not a sign-in code', sentence: (what: string) => `This is ${what}.` },
  part: (number: number, of: number) => `, part ${number} of ${of}`,
};

/** A text that was pasted. */
export const pasted = {
  empty: 'There is no text here. Paste a key URI: one begins with otpauth://.',
  other: (what: string) => `This is ${what}, not a key URI. One begins with otpauth://.`,
};

export const advice = {
  sameAccount: 'You have this account already, with the same key.',
  sameKey: (name: string) => `Same key as your “${name}”.`,
  sameName: 'You have an account of this name with another key. Adding this one keeps both.',
  noName: 'account without a name',
  twoIssuers: (used: string, other: string) =>
    `The code names two issuers, “${used}” and “${other}”. The first is used; add it only if you know both.`,
  unusual: (what: readonly string[]) =>
    `Less common: ${what.join(', ')}. Countersign supports it; some other apps do not.`,
  digits: (digits: number) => `${digits} digits`,
  period: (seconds: number) =>
    seconds === 1 ? 'a new code each second' : `a new code each ${seconds} seconds`,
  shortKey: (bits: number, least: number) =>
    `The key is short: ${bits} bits, where at least ${least} are asked for (RFC 4226).`,
};

/** Looking at screens. */
export const capture = {
  refused:
    'The system did not let Countersign see the screen. Take a screenshot and open it as a picture instead.',
  notShared:
    'No screen was shared with Countersign. Scan again and choose one when the system asks; if it does not ask, take a screenshot and paste it.',
  noRegion:
    'On Wayland no program can draw over the screen. Scan the whole screen, or take a screenshot of the part and paste it.',
  macAccess:
    'macOS does not let Countersign see the screen yet. Allow it under System Settings, Privacy & Security, Screen Recording, then restart Countersign.',
};
