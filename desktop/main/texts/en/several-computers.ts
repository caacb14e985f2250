/** One vault on several computers. */

export const several = {
  chooseFolder: 'Choose the folder that your computers share',
  failed: 'The other computers’ changes could not be read. Countersign tries again in a moment.',
  folderGone: (folder: string) =>
    `The folder ${folder} is not there. Connect its disk, or start the program that synchronises it. Your accounts are still here.`,
  folderUnreadable: (folder: string) =>
    `Countersign cannot read the folder ${folder}. Check its permissions. Your accounts are still here.`,
  folderEmpty: (folder: string) =>
    `The files of the other computers are gone from ${folder}. If a disk is not connected, connect it. If the folder was emptied, turn this off and on again.`,
  otherVault: (folder: string) =>
    `The folder ${folder} now has the files of another vault, so nothing is exchanged. Put the right folder back, or turn this off and on again.`,
  folderInUse:
    'Countersign already uses this folder. To add this computer, use a joining code from a computer that is there. For another vault, choose an empty folder.',
  alreadyOn: 'This vault is already shared with other computers, or is joining them. Turn that off first.',
  notOn: 'This vault is not shared with other computers. Turn that on first.',
  removedBy: (name: string) =>
    `“${name}” removed this computer, so nothing is exchanged now. Turn this off, and join again with a new code.`,
  noNewcomer: 'That computer no longer asks to join. Make a new joining code and try again.',
  noComputer: 'That computer no longer belongs to this vault.',
  noWords: 'The other computer’s files have not arrived yet. Wait until both computers show six words.',
  codeWord: (word: string) =>
    `“${word}” is not a word of a joining code. Check its spelling: all twelve are English words.`,
  codeCount: (count: number) => `A joining code has twelve words, and these are ${count}. Type all twelve.`,
  codeMistyped: 'This joining code is mistyped or incomplete. Compare every word, or scan the code.',
  stateUnreadable:
    'What this computer knew about the other computers belongs to another vault or is damaged. Turn this off, and join again with a new code.',
  newerFiles:
    'A newer version of Countersign wrote some files in the folder. Update Countersign here to read them.',
  alsoOtherVault: 'The folder also contains files of another vault. Countersign leaves them alone.',
  damagedFiles:
    'Some files in the folder are incomplete or not from Countersign. If they are still arriving, this message goes away.',
  events: {
    kept: (names: string[]) =>
      `${names.join(', ')}: removed on one computer and changed on another. The account stays.`,
    'two-keys': (names: string[]) =>
      `${names.join(', ')}: the key was changed on two computers. Both keys are kept, as two accounts.`,
    names: (names: string[]) => `Renamed on two computers: ${names.join(', ')}. One of the names is shown.`,
    'went-back': (names: string[]) =>
      `Files of “${names.join(', ')}” disappeared from the folder, or an older copy of it came back. Nothing is lost: this computer wrote everything again.`,
    forked: (names: string[]) =>
      `“${names.join(', ')}” has written twice under one number. Two computers use copies of its data, or its data was restored. Everything was read. Remove the copy, and join again with a new code.`,
    admitted: (names: string[]) =>
      `“${names.join(', ')}” was admitted on another computer, and has all accounts now. If you do not know it, remove it.`,
    removed: (names: string[]) => `“${names.join(', ')}” was removed. What it writes no longer counts.`,
  },
};
