/** Backups and the recovery kit. */

export const backup = {
  newer: 'This file was written by a newer version of Countersign. Update Countersign to read it.',
  notOne:
    'This is not a Countersign backup, or it is damaged. Choose a file whose name begins with “countersign-backup” or “vault”.',
  altered: 'This backup was changed or is damaged, so nothing was read.',
  wrongPassphrase: 'That passphrase does not open it. Use the one the vault had when this was made.',
  otherVault: 'This backup belongs to another vault. To test it, enter the passphrase it was made with.',
  doesNotOpen: 'This backup cannot be opened: it is damaged or incomplete. Make a new one.',
  noFolder: 'Choose a folder for backups first.',
  noPassphrase: 'A backup needs a passphrase, and this vault has none. Set one first.',
  folderGone: (folder: string) =>
    `The backup folder ${folder} was not found. Connect its disk, or choose another folder.`,
  gone: 'That backup is no longer in the folder.',
  noFile: 'Choose a backup file first.',
  noRead: 'This file cannot be read as a backup. Choose another one.',
};

export const kit = {
  tooMany:
    'There are too many accounts for a recovery kit on paper. Keep a backup file on two separate disks instead.',
  noPassphrase: 'A recovery kit needs a passphrase, and this vault has none. Set one first.',
  noPart: 'No part of a recovery kit has been scanned yet.',
  missing: (parts: readonly number[], of: number) =>
    parts.length === 1
      ? `Part ${parts[0]} of ${of} is missing. Scan it too.`
      : `Parts ${parts.join(', ')} of ${of} are missing. Scan them too.`,
  notWhole: 'The scanned parts do not make a complete kit. Scan all of them again.',
  damaged: 'This recovery kit is damaged, so nothing was read. Scan all its parts again.',
};
