export const shell = {
  search: 'Search',
  searchAccounts: 'Search accounts',
  searchCount_one: 'Search ({{count}})',
  searchCount_other: 'Search ({{count}})',
  clearSearch: 'Clear search',
  scanScreen: 'Scan screen',
  scanning: 'Looking for QR codes on all screens.',
  addAnotherWay: 'Add another way',
  openImage: 'Open image…',
  scanRegion: 'Scan a region',
  readClipboard: 'From the clipboard',
  camera: 'With the camera',
  watchFolder: 'Watch a folder…',
  pasteKeyUri: 'Paste a key URI',
  typeIn: 'Type the key',
  importFile: 'Import from another app…',
  protectedBy: 'Protected by ',
  passphrase: 'Passphrase',
  lock: 'Lock',
  settings: 'Settings',
  shortcutRefused:
    'The shortcut for “Find a code” is not available: another program or this desktop uses it. Settings shows another way, under Quick access.',
  shortcuts: 'Shortcuts',
  noAnswer: 'Part of Countersign is not responding. Close the app and start it again.',
  cancel: 'Cancel',
} as const;

export const shortcuts = {
  title: 'Shortcuts',
  or: ' or ',
  search: 'Search',
  move: 'Move between accounts',
  copy: 'Copy code',
  copyNext: 'Copy next code',
  reveal: 'Show a hidden code',
  star: 'Add to or remove from favourites',
  edit: 'Edit',
  reorder: 'Move in the custom order',
  remove: 'Remove',
  scan: 'Scan all screens',
  image: 'Open an image',
  settings: 'Settings',
  zoom: 'Zoom in, zoom out, reset zoom',
  lock: 'Lock',
  palette: 'Find a code from any app',
  list: 'Show this list',
} as const;

export const trust = {
  title: 'Where your accounts are stored',
  text: 'In one encrypted file on this computer. Nothing is sent anywhere.',
  keyStore: '{{name}} stores a key to the file and opens it while you are signed in to this computer.',
  passphrase: 'Your passphrase opens the file, on this computer and on any other. It cannot be reset.',
  noPassphrase: 'There is no passphrase: without {{name}} the file cannot be opened.',
} as const;

export const welcome = {
  next: 'Continue',
  back: 'Back',
  import: 'Import from another app',
  begun: 'Choose first how Countersign protects your accounts. Then the import continues.',
  codes: {
    title: 'Your second factors, on your desktop',
    text: 'When a site asks for a code, find it here. Click an account to copy its code. There is a new one every 30 seconds.',
    offline:
      'Countersign works offline and sends nothing anywhere. Your keys stay in one encrypted file on this computer.',
  },
  ways: {
    title: 'Three ways to add an account',
    text: 'On the site, turn on two-factor authentication and choose “authenticator app”. Then:',
    scan: 'Scan the screen. Countersign finds every QR code on all your screens.',
    image: 'Open an image of the code, or drop it on the window.',
    type: 'Type or paste the key, if the site shows it as text.',
    look: 'You always see what was found before anything is saved.',
  },
} as const;
