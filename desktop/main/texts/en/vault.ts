/** The vault: opening, confirming the owner, writing, and unusable entries. */

export const vault = {
  alreadyThere: 'There is already a vault here, so no new one was created.',
  needsPassphrase: 'This system has no key store that encrypts, so the vault needs a passphrase.',
  keyStoreChanged: 'The key store no longer opens this vault. Use your passphrase.',
  cannotLock: 'This vault has no passphrase to unlock it with, so it was not locked.',
  nothingLocked: 'There is no locked vault here.',
  locked: 'The vault is locked. Unlock it first.',
  notOpen: 'No vault is open yet.',
  canBeRead: 'The vault can be read, so its file was not renamed.',
  notDamaged: 'The vault file is not damaged, so it was not replaced.',
  noVersionEither:
    'No earlier version can be read either. Restore a backup, or a copy of the file from another place.',
  versionGone: 'That version cannot be opened or is no longer kept. Nothing was changed.',
  changedElsewhere:
    'Another program put another vault in the place of this one, or damaged its file, so nothing was saved. Restart Countersign to see the file that is there now.',
  merged:
    'Another program or computer changed the vault file. Countersign read it, and kept the changes of both sides.',
  conflicts: (names: string) =>
    `Changed on both sides: ${names}. Countersign kept what was entered here. Check these accounts.`,
  writtenAgain: 'The vault file was deleted. Countersign wrote it again, so nothing is lost.',
  writtenElsewhere:
    'Another program is writing to the vault, so nothing was saved. Close other copies of Countersign and try again.',
};

/** Why the file cannot be used or changed. */
export const file = {
  noRead: (code: string | undefined) =>
    `The vault file cannot be read${code ? ` (${code})` : ''}. Check its permissions and restart Countersign.`,
  keyGone:
    'The vault file is intact, but this system’s key store no longer has its key. Restore the keyring it was made with, then restart Countersign.',
  keyStoreSilent:
    'The vault file is intact, but the key store with its key does not respond. Start the keyring, then restart Countersign.',
  newer: (format: number, read: number) =>
    `The vault file was written by a newer version of Countersign (format ${format}; this one reads ${read}). Update Countersign to open it.`,
  damaged: (versions: string | undefined) =>
    `The vault file is damaged: it is incomplete or was changed. Countersign did not touch it.${
      versions === undefined ? '' : ` Earlier versions are in ${versions}.`
    }`,
  missing: (versions: string) =>
    `The vault file is gone, but earlier versions of it are in ${versions}. Countersign can go on with the latest one. Its passphrase, or the key store it was made with, opens it.`,
  newerReadOnly:
    'The vault file was written by a newer version of Countersign, so it is read-only here. Update Countersign to change it.',
  readOnlyDisk: (path: string) =>
    `The vault file is on a read-only disk, so nothing can be changed. Make the disk writable, then restart Countersign. The file is ${path}.`,
  noWrite: (path: string) =>
    `The vault file cannot be written, so nothing can be changed. Check the permissions of ${path} and restart Countersign.`,
};

/** Why a write failed. */
export const disk = {
  full: 'The disk is full, so nothing was saved. Free some space and try again.',
  quota: 'Your disk quota is used up, so nothing was saved. Free some space and try again.',
  readOnly: (folder: string) =>
    `The folder ${folder} is on a read-only disk, so nothing was saved. Make the disk writable, or copy the folder to another disk.`,
  noWrite: (folder: string) =>
    `Countersign cannot write to the folder ${folder}, so nothing was saved. Check its permissions and try again.`,
  noFolder: (folder: string) =>
    `${folder} is not a folder, so nothing was saved. Move the file that is there, or choose another folder.`,
  noFile: (folder: string) =>
    `There is a folder in ${folder} where a file should be, so nothing was saved. Rename that folder and try again.`,
  gone: (folder: string) =>
    `The folder ${folder} is no longer there, so nothing was saved. Connect its disk or network drive, and try again.`,
  tooLong: (folder: string) =>
    `The path of ${folder} is too long for this disk, so nothing was saved. Use a folder with a shorter path.`,
  busy: (folder: string) =>
    `Another program is using the file in ${folder}, so nothing was saved. Close that program and try again.`,
  tooManyFiles:
    'Too many files are open on this computer, so nothing was saved. Close some programs and try again.',
  failed: (folder: string) =>
    `The file in ${folder} could not be written, so nothing was saved. Check the disk and try again.`,
};

/** Confirming the vault's owner. */
export const owner = {
  wrongPassphrase: 'That is not the passphrase of this vault. Check the keyboard layout and try again.',
  typeIt: 'Enter the passphrase of this vault.',
  noPassphrase:
    'This vault has no passphrase. Set one in the settings first: Countersign shows or shares keys only after you enter the passphrase.',
  cannotAsk: 'This system cannot confirm who you are. Use your passphrase.',
  notConfirmed: (prompt: string) => `${prompt} did not confirm that it is you, so nothing was opened.`,
  wait: (seconds: number) =>
    `Too many wrong passphrases. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
  /** The end of the system prompt's sentence: "Countersign is trying to …". */
  to: {
    open: 'open your accounts',
    showKey: 'show a key',
    exportAccounts: 'export accounts',
    shareAccounts: 'share all accounts with another computer',
  },
};

export const keyStore = {
  none: 'No key store that encrypts was found',
  silent: (name: string) => `${name} did not respond`,
};

/** Why an entry of the file is unusable. */
export const quarantine = {
  altered:
    'It was changed or damaged outside Countersign, so it is not used. An earlier version of the vault may contain it intact.',
  missing:
    'It was removed from the file outside Countersign. An earlier version of the vault may contain it.',
  unknown: (part: string | undefined) =>
    `This version of Countersign does not understand it (${part ?? 'the text'}). A newer version may.`,
  sameId: 'Another entry has the same ID. Only one of the two is shown.',
};
