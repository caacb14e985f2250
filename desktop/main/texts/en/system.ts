/** Texts in the operating system's menus, tray and dialogs. */

export const menu = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
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
