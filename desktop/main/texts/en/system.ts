/** Texts in the operating system's menus, tray and dialogs. */

export const menu = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  import: 'Import…',
  export: 'Export…',
  settings: 'Settings',
  close: 'Close window',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  actualSize: 'Reset zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  about: 'About Countersign',
  hide: 'Hide Countersign',
  hideOthers: 'Hide others',
  showAll: 'Show all',
  window: 'Window',
};

export const tray = {
  copy: (name: string) => `Copy code: ${name}`,
  noFavourites: 'Your favourites appear here',
  show: 'Open Countersign',
  palette: 'Find a code…',
  scan: 'Scan screen',
  lock: 'Lock',
  quit: 'Quit',
};

export const dialog = {
  backupFolder: 'Choose a folder for backups',
  backupFile: 'Choose a backup',
  backupKind: 'Countersign backup',
};

/** Printed by `countersign --help`, one line each. */
export const help = [
  'Countersign, an authenticator app.',
  '',
  'Usage: countersign [ACTION | KEY-URI… | FILE…]',
  '',
  '  KEY-URI          reviews the accounts in otpauth:// and otpauth-migration:// links',
  '  FILE             finds QR codes in images and PDFs, and reviews them',
  '  --show           shows the window (default)',
  '  --scan           scans the screens',
  '  --palette        opens the palette, to find a code',
  '  --copy WORDS     copies the code of the account that the words mean',
  '  --lock           locks the vault',
  '  --hidden         starts without a window',
  '  --help, -h       prints this text',
  '  --version, -V    prints the version',
  '',
  'If Countersign already runs, the running app does it. Other users of this computer can see the',
  'arguments of a command, so prefer Ctrl V in the app for key URIs.',
];

export const about = {
  noLicence: 'The app has no licence of that name.',
};
