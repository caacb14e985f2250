import type * as english from '../en/system.ts';

export const menu: typeof english.menu = {
  file: 'Datei',
  edit: 'Bearbeiten',
  view: 'Ansicht',
  settings: 'Einstellungen',
  close: 'Fenster schließen',
  quit: 'Beenden',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  selectAll: 'Alles auswählen',
  actualSize: 'Zoom zurücksetzen',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  about: 'Über Countersign',
  hide: 'Countersign ausblenden',
  hideOthers: 'Andere ausblenden',
  showAll: 'Alle einblenden',
  window: 'Fenster',
};

export const tray: typeof english.tray = {
  copy: (name) => `Code kopieren: ${name}`,
  noFavourites: 'Hier erscheinen Ihre Favoriten',
  show: 'Countersign öffnen',
  palette: 'Code suchen …',
  scan: 'Bildschirm scannen',
  lock: 'Sperren',
  quit: 'Beenden',
};

export const dialog: typeof english.dialog = {
  backupFolder: 'Ordner für Sicherungen wählen',
  backupFile: 'Sicherung wählen',
  backupKind: 'Countersign-Sicherung',
};
