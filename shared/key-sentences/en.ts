/** Sentences about texts without a usable key. Callers shorten quoted text first and never pass a key. */

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
  otherScheme: (scheme: string) => `This is not a key URI. It begins with ${scheme}://, not otpauth://.`,
  noSecret: 'The key URI has no secret parameter, so it contains no key.',
  badSecret: (why: string) => `The secret parameter cannot be read. ${why}`,
  noCounter: 'A counter-based key URI (hotp) needs a counter parameter, and this one has none.',
  unknownType: (type: string) =>
    `The key URI has the type “${type}”. Countersign supports totp (time), hotp (counter) and steam.`,
  unknownEncoder: (encoder: string) =>
    `The key URI requires the encoder “${encoder}”, which Countersign does not support.`,
  twice: (parameter: string) =>
    `The key URI contains ${parameter} twice, so it is not clear which value applies.`,
  unknownAlgorithm: (algorithm: string) =>
    `Countersign does not support the algorithm “${algorithm}”. It supports SHA1, SHA256 and SHA512.`,
  badNumber: (parameter: string, given: string, min: number, max: number) =>
    `The ${parameter} parameter is “${given}”. It must be a whole number from ${min} to ${max}.`,
  badPercent: (part: string) =>
    `The ${part} contains an invalid percent sign. Two hexadecimal digits must follow each percent sign.`,
};

const migration = {
  cutShort: 'This export is incomplete or damaged. Show the whole QR code again and scan it once more.',
  noData: 'This looks like an export from Google Authenticator, but it contains no data.',
  tooMany: (keys: number) => `This export names ${keys} keys in one code. No real export has so many.`,
  badPart: (part: number, of: number) => `This export says it is part ${part} of ${of}, which is impossible.`,
  /** The owner of a key, inside a sentence. */
  whose: (name: string) => `“${name || 'an account without a name'}”`,
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
  link: (scheme: string) => `a link of the type “${scheme}:”`,
  text: (quoted: string) => `a text${quoted}`,
  quote: (words: string) => `, “${words}”`,
};

export const en = { base32, keyUri, migration, qr };
