/** What is said about texts that hold no usable key. Foreign text is clipped before it comes here, and no key ever does. */

const base32 = {
  empty: 'The key is empty.',
  notBase32: (position: number) =>
    `Character ${position} of the key is not Base32: only the letters A to Z and the digits 2 to 7 are.`,
  badLength: (characters: number) =>
    `The key has ${characters} characters, a length no Base32 text has: some are missing.`,
  tooLong: (bytes: number, most: number) =>
    `The key is ${bytes} bytes long; ${most} is the most that is read.`,
};

const keyUri = {
  noText: 'A key URI is a text.',
  tooLong: (characters: number) => `The text is ${characters} characters long; no key URI is.`,
  notOne: 'This is not a key URI: one begins with otpauth://totp/ or otpauth://hotp/.',
  otherScheme: (scheme: string) => `This is not a key URI: it begins with ${scheme}://, not otpauth://.`,
  noSecret: 'The key URI has no secret parameter, so it holds no key.',
  badSecret: (why: string) => `The secret cannot be read. ${why}`,
  noCounter: 'A counter-based key URI (hotp) needs a counter parameter, and this has none.',
  unknownType: (type: string) =>
    `The key URI is of type “${type}”; Countersign knows totp (time), hotp (counter) and steam.`,
  unknownEncoder: (encoder: string) =>
    `The key URI asks for the encoder “${encoder}”, which is not known here.`,
  twice: (parameter: string) => `The key URI gives ${parameter} twice, so it is not clear which one counts.`,
  unknownAlgorithm: (algorithm: string) =>
    `The algorithm “${algorithm}” is not known: SHA1, SHA256 and SHA512 are.`,
  badNumber: (parameter: string, given: string, min: number, max: number) =>
    `The ${parameter} parameter is “${given}”; it must be a whole number from ${min} to ${max}.`,
  badPercent: (part: string) =>
    `The ${part} has a broken percent sign: each must be followed by two hex digits.`,
};

const migration = {
  cutShort: 'This export is cut short or damaged. Show its QR code again, whole, and scan it once more.',
  noData: 'This looks like an export from Google Authenticator, and holds no data.',
  tooMany: (keys: number) => `This export names ${keys} keys in one code; none does.`,
  badPart: (part: number, of: number) => `This export says it is part ${part} of ${of}, which cannot be.`,
  /** Whose key it is, inside a sentence. */
  whose: (name: string) => `“${name || 'an account without a name'}”`,
  noKey: (whose: string) => `${whose} has no key in this export.`,
  keyTooLong: (whose: string, bytes: number, most: number) =>
    `The key of ${whose} is ${bytes} bytes long; ${most} is the most that is read.`,
  unknownAlgorithm: (whose: string, number: number) =>
    `${whose} uses the algorithm ${number === 4 ? 'MD5' : `number ${number}`}, which Countersign does not know.`,
  unknownLength: (whose: string, number: number) =>
    `${whose} has codes of the length number ${number}, which Countersign does not know.`,
  badCounter: (whose: string) => `The counter of ${whose} is out of range.`,
  unknownType: (whose: string, number: number) =>
    `${whose} is of the type number ${number}, which Countersign does not know.`,
  missing: (numbers: readonly number[], of: number) =>
    numbers.length === 1
      ? `Part ${numbers[0]} of ${of} of the export is missing.`
      : `Parts ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)} of ${of} of the export are missing.`,
  noSteam: 'Steam codes are not part of the export format.',
  noPeriod: (seconds: number) => `its period of ${seconds} seconds is not part of the export format.`,
  noDigits: (digits: number) => `its codes of ${digits} digits are not part of the export format.`,
};

/** What a QR holds, as a noun phrase. `quoted` is a few words of it, or nothing. */
const qr = {
  empty: 'an empty code',
  migration: 'an export from Google Authenticator',
  kit: 'a part of a Countersign recovery kit',
  web: (quoted: string) => `a web address${quoted}`,
  wifi: (quoted: string) => `a Wi-Fi network${quoted}`,
  contact: (quoted: string) => `a contact${quoted}`,
  email: 'an e-mail address',
  phone: 'a phone number',
  message: 'a text message',
  place: 'a place on a map',
  payment: (scheme: string) => `a payment request (${scheme})`,
  bankTransfer: 'a bank transfer',
  event: 'a calendar entry',
  link: (scheme: string) => `a link of the kind “${scheme}:”`,
  text: (quoted: string) => `a text${quoted}`,
  quote: (words: string) => `, “${words}”`,
};

export const en = { base32, keyUri, migration, qr };
