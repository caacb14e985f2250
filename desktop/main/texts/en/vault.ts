/** The vault: opening, proving who is there, writing, what could not be read. */

export const vault = {
  alreadyThere: 'There is a vault here already, so none was made.',
  needsPassphrase: 'This system has no key store that encrypts, so the vault needs a passphrase.',
  keyStoreChanged: 'The key store no longer opens this vault. Use your passphrase.',
  cannotLock: 'This vault has no passphrase to unlock it with, so it was not locked.',
  nothingLocked: 'There is no locked vault here to unlock.',
  locked: 'The vault is locked. Unlock it first.',
  notOpen: 'No vault is open yet.',
  canBeRead: 'The vault can be read, so it stays where it is.',
  notDamaged: 'The vault file is not damaged, so it stays where it is.',
  noVersionEither:
    'No earlier version can be read either. A backup, or a copy of the file from elsewhere, is the way back.',
  versionGone: 'That version does not open, or is no longer kept. Nothing was changed.',
  changedElsewhere:
    'Another program changed the vault file while Countersign had it open, so nothing was saved. Restart Countersign to read the new file.',
  writtenElsewhere:
    'Another program is writing to the vault, so nothing was saved. Close other copies of Countersign and try again.',
};

/** Why the file cannot be used, or not be changed. */
export const file = {
  noRead: (code: string | undefined) =>
    `The vault file cannot be read${code ? ` (${code})` : ''}. Check its permissions and restart Countersign.`,
  keyGone:
    'The vault file is whole, but the key store of this system no longer holds its key. Restore the keyring it was made with, and restart Countersign.',
  keyStoreSilent:
    'The vault file is whole, but the key store that holds its key does not answer. Start the keyring, and restart Countersign.',
  newer: (format: number, read: number) =>
    `The vault file was written by a newer Countersign (format ${format}; this one reads ${read}). Update Countersign to open it.`,
  damaged: (versions: string | undefined) =>
    `The vault file is damaged: it is cut short or was altered. It has not been touched.${
      versions === undefined ? '' : ` Earlier versions are in ${versions}.`
    }`,
  newerReadOnly:
    'The vault file was written by a newer Countersign, so it is open for reading and nothing can be changed. Update Countersign to change it.',
  noWrite: (path: string) =>
    `The vault file cannot be written, so nothing can be changed. Check the permissions of ${path} and restart Countersign.`,
};

/** What the system said when something was written. */
export const disk = {
  full: 'The disk is full, so nothing was saved. Make some room and try again.',
  quota: 'Your disk quota is used up, so nothing was saved. Make some room and try again.',
  readOnly: (folder: string) => `The folder ${folder} is on a read-only disk, so nothing was saved.`,
  noWrite: (folder: string) =>
    `The folder ${folder} cannot be written, so nothing was saved. Check its permissions and try again.`,
  noFolder: (folder: string) =>
    `${folder} is not a folder, so nothing was saved. Move what is there, or choose another folder.`,
  failed: (folder: string) =>
    `The file in ${folder} could not be written, so nothing was saved. Check the disk and try again.`,
};

/** Proving who is there. */
export const owner = {
  wrongPassphrase: 'That is not the passphrase of this vault. Check the keyboard layout and try again.',
  typeIt: 'Type the passphrase of this vault.',
  noPassphrase:
    'This vault has no passphrase to ask for. Set one in the settings first: a key is shown only to the person who knows it.',
  cannotAsk: 'This system has no way to ask who you are. Use your passphrase.',
  notConfirmed: (prompt: string) => `${prompt} was not confirmed, so nothing was opened.`,
  wait: (seconds: number) =>
    `Too many wrong passphrases. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
  /** What the system's prompt asks leave for: "Countersign is trying to …". */
  to: { open: 'open your accounts', showKey: 'show a key', showExport: 'show an export' },
};

export const keyStore = {
  none: 'This system has no key store that encrypts',
  silent: (name: string) => `${name} did not answer`,
};

/** Why an entry of the file is not used. */
export const quarantine = {
  altered:
    'It was altered or damaged outside Countersign, so it is not used. An earlier version of the vault may hold it whole.',
  missing: 'It was taken out of the file outside Countersign. An earlier version of the vault may hold it.',
  unknown: (part: string | undefined) =>
    `This version of Countersign does not understand it (${part ?? 'the text'}). A newer version may.`,
  sameId: 'Another entry has the same identifier. One of the two is shown.',
};
