/** Reading other apps' exports: why a file was not read, and problems of an entry. */

/** A value in brackets behind its name; nothing where it must not be quoted. */
const given = (value: string | undefined) => (value === undefined ? '' : ` (“${value}”)`);

export const importFile = {
  unrecognised: (tried: string) =>
    `This file is not an export that Countersign knows. It was compared with the exports of ${tried}. Check that you chose the right file.`,
  choose: 'Choose an export of another app',
  noFile: 'There is no file to import. Choose one.',
  noRead: (name: string) =>
    `“${name}” cannot be read. Check that it is still there and that you may open it.`,
  thisFile: 'this file',
  empty: 'This file is empty.',
  otherFormat: (format: string, found: string) =>
    `This is not a file of ${format}. It looks like an export of ${found}. Open it as that.`,
  notThat: (format: string) => `This is not a file of ${format}. Check that you chose the right file.`,
  damagedText:
    'This file is damaged: part of it is not text. Export it again, or copy it again from the device.',
  damagedJson:
    'This file is cut short or damaged: its JSON does not end as it should. Export or copy it again.',
  damaged: (format: string) => `This ${format} file is cut short or damaged. Export or copy it again.`,
  tooLarge: (megabytes: number, most: number) =>
    `This file is ${megabytes} MB large. Countersign reads files of up to ${most} MB.`,
  tooManyEntries: (most: number) => `This file has more than ${most} entries, so it was not read.`,
  unfoldsTooFar: (most: number) =>
    `A file inside this archive is larger than ${most} MB when unpacked, so it was not read.`,
  passwordRequired: (format: string) =>
    `This ${format} file is encrypted. Enter the password it was exported with.`,
  passwordWrong: (format: string) =>
    `That password does not open this ${format} file. Enter the one it was exported with.`,
  passwordOrDamage: (format: string) =>
    `This ${format} file does not open: the password is wrong, or the file is damaged. Check the password first.`,
  version: (format: string, version: string) =>
    `This ${format} file has version ${version} of its format, which Countersign does not read. Update Countersign, or export from an earlier version of the app.`,
  costs: (format: string) =>
    `This ${format} file asks for more memory or time than any real export does, so it was not opened.`,
  memoryRefused: (megabytes: number) =>
    `Opening this file needs ${megabytes} MB of memory, so it was not opened.`,
  stopped: 'Reading the file was stopped.',
  broke: 'Reading the file stopped unexpectedly. Try again.',
  noFormat: (name: string | undefined, known: string) =>
    `There is no such format${given(name)}. The formats are: ${known}.`,
  noPassword: 'This app encrypts with no password that a person knows.',
  accountRestricted:
    'This Bitwarden export is restricted to the account that made it, so nothing outside Bitwarden can open it. Export again as “JSON” or as “JSON (Encrypted), password protected”.',
  pgp: 'This file is encrypted with OpenPGP. Decrypt it with your OpenPGP program first, then import the result.',
  noPasswordSlot:
    'This Aegis backup opens by fingerprint only, on the phone that made it. Set a password in Aegis, and export again.',
  pgpPass:
    'This Proton Pass export is encrypted with OpenPGP. Export again and choose “ZIP” without PGP, or decrypt data.pgp first.',
  cipher: (format: string, cipher: string) =>
    `This ${format} file is encrypted with ${cipher}, which Countersign does not read. Change the cipher in the app and save again.`,
  keePassOne:
    'This is a database of KeePass 1. Open it in KeePassXC or KeePass 2, save it as KDBX, and import that.',
  keePassOld: 'This is a KDBX file older than version 3. Open it in KeePass and save it again.',
  keePassKeyFile:
    'The password does not open this KeePass database. If it also needs a key file or a hardware key, remove that in KeePass first.',
  steamSealed:
    'This file of Steam Desktop Authenticator is encrypted. Turn encryption off in its settings, or import a ZIP of its whole maFiles folder, manifest.json included.',
  steamManifest:
    'This is the list of Steam Desktop Authenticator’s files and contains no key. Import the .maFile next to it.',
  winAuthConfig:
    'This is WinAuth’s own settings file, which only Windows can open. In WinAuth choose Export, and import that file.',
  noKeyFound: 'No QR code and no key URI was found in this file.',
};

/** Why an entry is not imported, or a warning about it. */
export const importEntry = {
  problem: (entry: string, reason: string) => `${entry}: ${reason}`,
  skipped: (count: number, names: readonly string[]) =>
    `${count === 1 ? 'One entry has' : `${count} entries have`} no second factor: ${names.join(', ')}${count > names.length ? ' and more' : ''}.`,
  nameless: (number: number) => `Entry ${number}`,
  noSecret: 'It has no key.',
  badSecret: (place: number) => `Its key is not Base32: character ${place} does not belong there.`,
  badEncoding: 'Its key cannot be decoded.',
  secretTooLong: (most: number) => `Its key is longer than ${most} bytes.`,
  oddLength:
    'Its key has an impossible length for Base32, so a character may be missing. It was imported as it is: compare a code before you rely on it.',
  type: (type: string | undefined) =>
    `It is of another type${given(type)}. Countersign makes codes for TOTP, HOTP and Steam.`,
  noType: 'It does not say what type of codes it makes.',
  algorithm: (name: string | undefined) =>
    `It uses another algorithm${given(name)}. Countersign knows SHA1, SHA256 and SHA512.`,
  digits: (digits: string | undefined, min: number, max: number) =>
    `The length of its codes${given(digits)} is not supported. Countersign makes codes of ${min} to ${max} digits.`,
  period: (period: string | undefined) => `Its period${given(period)} is no length of time.`,
  counter: (counter: string | undefined) => `Its counter${given(counter)} is no whole number from 0.`,
  noCounter: 'The file does not say where its counter is. It was imported with 0.',
  repeated: 'It is in the file more than once, and was imported once.',
  removed: 'It is in the bin of the app it comes from, so it was not imported.',
  unreadable: 'This part of the file cannot be understood.',
  notOpened: 'Its key cannot be decrypted. It may be damaged, or have another password.',
  sealedByPhone: 'Its key is encrypted with a key that never leaves the phone.',
  noFactor: 'It has no second factor.',
  noUri: 'The text in its place is neither a key URI nor a key.',
  iconLost: 'Its icon cannot be read. The account was imported without it.',
};

/** What an export leaves out, and why it was not written. */
export const exportFile = {
  noPassword: 'Enter a password for this export.',
  nothing: 'There is no account to export.',
  differs: (format: string) =>
    `The ${format} export did not read back as it was written, so it was thrown away. Please report this.`,
  tooLongForPdf: 'These are too many accounts for one PDF. Choose fewer, or export an HTML page.',
  /** A file name. */
  restName: 'entries-without-codes.json',
  exists: (name: string) => `“${name}” is there already, so nothing was written. Choose another name.`,
  wrongOnDisk: (name: string) =>
    `“${name}” did not arrive on the disk as it was written, so it was deleted. Check the disk and try again.`,
  noTo: (name: string | undefined, known: string) =>
    `There is no such export${given(name)}. The exports are: ${known}.`,
};

/** A page to print. */
export const exportSheet = {
  accounts: 'Accounts of Countersign',
  google: 'Accounts for Google Authenticator',
  warning: 'Anyone who sees these codes can sign in as you. Keep this page locked away.',
  part: (number: number, of: number) => `Part ${number} of ${of}`,
  digits: (digits: number) => `${digits} digits`,
  period: (seconds: number) => `${seconds} s`,
  counter: (counter: number) => `counter ${counter}`,
};

export const exportLoss = {
  type: (format: string, type: string) => `${format} has no ${type} accounts, so it is left out.`,
  digits: (format: string, digits: number) =>
    `${format} cannot hold codes of ${digits} digits, so it is left out.`,
  period: (format: string, period: number) =>
    `${format} cannot hold a period of ${period} seconds, so it is left out.`,
  colon: (format: string) =>
    `${format} would read the part of its name before the colon as the issuer, so it is left out.`,
  note: (format: string) => `${format} has no notes: this one is left out.`,
  tags: (format: string) => `${format} has no tags: these are left out.`,
  oneTag: (format: string) => `${format} keeps one tag for each account. Only the first one is exported.`,
  icon: (format: string) => `${format} has no icons. This icon is not exported.`,
  parameters: (format: string) =>
    `${format} keeps no other parameters of a key URI, such as “image”: they are left out.`,
  favourite: (format: string) => `${format} has no favourites: the mark is left out.`,
};

/** Apps without an export, and what to do instead, step by step. */
export const withoutExport = {
  authy: {
    name: 'Authy',
    why: 'Authy has no export, on no device. Authy’s desktop app, from which people once extracted their keys, was shut down in March 2024.',
    steps: [
      'List your accounts in Authy.',
      'Sign in to each service with a code from Authy, and open its settings for two-factor authentication.',
      'Set the authenticator up again there, and scan the new QR code with Countersign.',
      'Check that a code from Countersign works, then delete the account in Authy.',
      'If you have a rooted Android phone or a JSON file that you extracted yourself, import that file here.',
    ],
  },
  microsoft: {
    name: 'Microsoft Authenticator',
    why: 'Microsoft Authenticator has no export. Its cloud backup can only be restored into Microsoft Authenticator on the same kind of phone.',
    steps: [
      'List the accounts that show a six-digit code. Accounts that only ask “Approve?” cannot be moved at all.',
      'Sign in to each service and open its settings for two-factor authentication. For Microsoft accounts this is “Security info”.',
      'Add an authenticator app, choose “I want to use a different authenticator app”, and scan the QR code with Countersign.',
      'Check that a code from Countersign works, then remove the old one.',
      'If you have a rooted Android phone, import the file databases/PhoneFactor of the app here.',
    ],
  },
  duo: {
    name: 'Duo Mobile',
    why: 'Duo Mobile has no export. Duo Restore can only be opened by Duo Mobile.',
    steps: [
      'For accounts of other services (Google, GitHub…), sign in there, set the authenticator up again, and scan the new QR code with Countersign.',
      'Accounts with Duo’s own push messages cannot be moved: ask your administrator for another method.',
      'If you have a rooted Android phone, import the file files/duokit/accounts.json of the app here.',
    ],
  },
};
