export const shell = {
  search: 'Search',
  searchAccounts: 'Search accounts',
  searchCount_one: 'Search {{count}} account',
  searchCount_other: 'Search {{count}} accounts',
  clearSearch: 'Clear the search',
  scanScreen: 'Scan screen',
  scanning: 'Looking for QR codes on every screen.',
  addAnotherWay: 'Add another way',
  openImage: 'Open image…',
  scanRegion: 'Scan a region',
  readClipboard: 'From the clipboard',
  camera: 'Through the camera',
  watchFolder: 'Watch a folder…',
  pasteKeyUri: 'Paste a key URI',
  typeIn: 'Type it in',
  protectedBy: 'Protected by ',
  passphrase: 'Passphrase',
  lock: 'Lock',
  settings: 'Settings',
  shortcutRefused:
    'Other programs or this desktop keep the palette’s shortcut from Countersign. The settings show another way.',
  shortcuts: 'Shortcuts',
  noAnswer: 'Countersign’s background part does not answer. Close the app and start it again.',
  cancel: 'Cancel',
} as const;

export const shortcuts = {
  title: 'Shortcuts',
  or: ' or ',
  search: 'Search',
  move: 'Move between accounts',
  copy: 'Copy the code',
  copyNext: 'Copy the next code',
  reveal: 'Show a hidden code',
  star: 'Add to favourites, or remove',
  edit: 'Edit',
  reorder: 'Move in your own order',
  remove: 'Remove',
  scan: 'Scan every screen',
  image: 'Open an image',
  settings: 'Settings',
  zoom: 'Larger, smaller, as before',
  lock: 'Lock',
  palette: 'Find a code from anywhere',
  list: 'Show this list',
} as const;

export const trust = {
  title: 'Where your accounts are',
  text: 'In one encrypted file on this computer. Nothing is sent anywhere.',
  keyStore: '{{name}} keeps a key to the file and opens it while you are signed in to this computer.',
  passphrase: 'Your passphrase opens the file, here and on another computer. Nobody can reset it.',
  noPassphrase: 'There is no passphrase: without {{name}} the file cannot be opened.',
} as const;

export const welcome = {
  next: 'Continue',
  back: 'Back',
  codes: {
    title: 'Your second factors, on your desktop',
    text: 'When a site asks for a code, it is here: press an account to copy its code. A new one comes every 30 seconds.',
    offline:
      'Countersign works without a network and sends nothing anywhere. Your keys stay in one encrypted file on this computer.',
  },
  ways: {
    title: 'Three ways to add an account',
    text: 'On the site, turn on two-factor authentication and choose “authenticator app”. Then:',
    scan: 'Scan the screen. Countersign finds every QR code on every display.',
    image: 'Open or drop a picture of the code.',
    type: 'Type or paste the key, where a site shows it as text.',
    look: 'You always see what was found before anything is saved.',
  },
} as const;
