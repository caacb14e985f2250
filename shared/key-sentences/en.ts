/** Sentences about texts that contain no usable key. Foreign text comes here through quotable.ts, so no key ever does. */

/** A value in brackets behind its name; nothing where it must not be quoted. */
const given = (value: string | undefined) => (value === undefined ? '' : ` (“${value}”)`);

const base32 = {
  empty: 'The key is empty.',
  notBase32: (position: number) =>
    `Character ${position} of the key is not Base32. Base32 uses only the letters A to Z and the digits 2 to 7.`,
  badLength: (characters: number) =>
    `The key has ${characters} characters. Base32 text never has this length, so some are missing.`,
  tooLong: (bytes: number, most: number) => `The key is ${bytes} bytes long. The maximum is ${most}.`,
};

const keyUri = {
  noText: 'A key URI must be a text.',
  tooLong: (characters: number) => `The text is ${characters} characters long. A key URI is shorter.`,
  notOne: 'This is not a key URI. A key URI begins with otpauth://totp/ or otpauth://hotp/.',
  otherScheme: (scheme: string | undefined) =>
    `This is not a key URI. It begins with ${scheme === undefined ? 'something else' : `${scheme}://`}, not otpauth://.`,
  noSecret: 'The key URI has no secret parameter, so it contains no key.',
  badSecret: (why: string) => `The secret parameter cannot be read. ${why}`,
  noCounter: 'A counter-based key URI (hotp) needs a counter parameter, and this one has none.',
  unknownType: (type: string | undefined) =>
    `Countersign does not support this type of key URI${given(type)}. It supports totp (time), hotp (counter) and steam.`,
  unknownEncoder: (encoder: string | undefined) =>
    `The key URI requires an encoder${given(encoder)} that Countersign does not support.`,
  twice: (parameter: string) =>
    `The key URI contains ${parameter} twice, so it is not clear which value applies.`,
  unknownAlgorithm: (algorithm: string | undefined) =>
    `Countersign does not support the algorithm of this key${given(algorithm)}. It supports SHA1, SHA256 and SHA512.`,
  badNumber: (parameter: string, value: string | undefined, min: number, max: number) =>
    `The ${parameter} parameter${given(value)} must be a whole number from ${min} to ${max}.`,
  /** What a person should know about a key URI that was read all the same. */
  remark: {
    empty: (parameter: string, used: string | number) =>
      `The key URI has the parameter ${parameter}, but without a value. Countersign uses ${used}.`,
    notUnderstood: (names: readonly string[], more: number) =>
      `The key URI has parameters that Countersign does not know: ${[...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')}. They do not change its codes here.`,
    otherSpelling: (name: string, meant: string) =>
      `The key URI has the parameter “${name}”, which is no name of the format. It may stand for ${meant}. Countersign does not use it, so compare a code with the site before you rely on it.`,
    steam:
      'The issuer is Steam and no other code length is given, so Countersign makes Steam codes of five characters.',
    noSteam: (digits: number) =>
      `The issuer is Steam, but the key URI requires ${digits} digits. Steam itself accepts only its own codes of five characters.`,
    keyInName: 'The name contained a key, so Countersign left it out. Give the account a name yourself.',
  },
};

const migration = {
  cutShort: 'This export is incomplete or damaged. Show the whole QR code again and scan it once more.',
  unsure:
    'This export does not name its version, so Countersign cannot tell whether it is complete. Compare the accounts with the other app.',
  noData: 'This looks like an export from Google Authenticator, but it contains no data.',
  tooMany: (keys: number) => `This export names ${keys} keys in one code. No real export has so many.`,
  badPart: (part: number, of: number) => `This export says it is part ${part} of ${of}, which is impossible.`,
  /** The owner of a key, inside a sentence. */
  whose: (name: string | undefined) => `“${name ?? 'an account without a name'}”`,
  noKey: (whose: string) => `${whose} has no key in this export.`,
  keyTooLong: (whose: string, bytes: number, most: number) =>
    `The key of ${whose} is ${bytes} bytes long. The maximum is ${most}.`,
  unknownAlgorithm: (whose: string, number: number) =>
    `${whose} uses the algorithm ${number === 4 ? 'MD5' : `number ${number}`}, which Countersign does not support.`,
  unknownLength: (whose: string, number: number) =>
    `${whose} uses the code length number ${number}, which Countersign does not support.`,
  badCounter: (whose: string) => `The counter of ${whose} is out of range.`,
  unknownType: (whose: string, number: number) =>
    `${whose} has the type number ${number}, which Countersign does not support.`,
  missing: (numbers: readonly number[], of: number) =>
    numbers.length === 1
      ? `Part ${numbers[0]} of ${of} of the export is missing.`
      : `Parts ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)} of ${of} of the export are missing.`,
  noSteam: 'The export format does not support Steam codes.',
  noPeriod: (seconds: number) => `The export format does not support a period of ${seconds} seconds.`,
  noDigits: (digits: number) => `The export format does not support codes with ${digits} digits.`,
};

/** The content of a QR code, as a noun phrase. `quoted` is a few words of it, or empty. */
const qr = {
  empty: 'an empty code',
  migration: 'an export from Google Authenticator',
  kit: 'a part of a Countersign recovery kit',
  web: (quoted: string) => `a web address${quoted}`,
  wifi: (quoted: string) => `a Wi-Fi network${quoted}`,
  contact: (quoted: string) => `a contact${quoted}`,
  email: 'an email address',
  phone: 'a phone number',
  message: 'a text message',
  place: 'a place on a map',
  payment: (scheme: string) => `a payment request (${scheme})`,
  bankTransfer: 'a bank transfer',
  event: 'a calendar entry',
  link: (scheme: string | undefined) => (scheme === undefined ? 'a link' : `a link of the type “${scheme}:”`),
  text: (quoted: string) => `a text${quoted}`,
  quote: (words: string) => `, “${words}”`,
  esim: 'a mobile phone plan (eSIM)',
  device: 'a setup code of a smart home device',
  /** What a code of one app is, and what to do instead. */
  foreign: {
    what: {
      'another-app': (app: string) => `a registration for ${app}`,
      microsoft: (app: string) => `a registration for ${app}`,
      'google-choice': (app: string) => `a registration for ${app}`,
      push: (app: string) => `a registration for ${app}`,
      'device-link': (app: string) => `a code that signs in another device to ${app}`,
      passkey: () => 'a request to sign in with a passkey',
      identity: (app: string) => `a request for ${app}`,
    },
    instead: {
      'another-app': (app: string) =>
        `Only ${app} can use it. On that page, choose “other authenticator app” or “enter the key by hand”, and scan what it shows then.`,
      microsoft: (app: string) =>
        `Only ${app} can use it. On that page, choose “I want to use a different authenticator app”, and scan the code it shows then.`,
      'google-choice': (app: string) =>
        `Only ${app} can use it. On that page, choose “Google Authenticator” instead, and scan the code it shows then.`,
      push: (app: string) =>
        `${app} confirms sign-ins by a message, which no other app receives. If the page offers “authenticator app”, “software token” or “one-time code”, choose that. Otherwise ask the people who run the site.`,
      'device-link': (app: string) =>
        `Scan it with ${app} on a phone that is signed in. Do so only if you asked for this code yourself: it gives access to your account.`,
      passkey: () =>
        'Scan it with the camera of the phone that has the passkey. Countersign keeps keys for codes, not passkeys.',
      identity: (app: string) => `Open it in the app of ${app}. It has no key for codes.`,
    },
  },
};

export const en = { base32, keyUri, migration, qr };
