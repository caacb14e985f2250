import type * as english from '../en/system.ts';

export const menu: typeof english.menu = {
  file: 'Datei',
  edit: 'Bearbeiten',
  view: 'Ansicht',
  import: 'Importieren …',
  export: 'Exportieren …',
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

export const help: typeof english.help = [
  'Countersign, eine Authentifizierungs-App.',
  '',
  'Aufruf: countersign [AKTION | SCHLÜSSEL-URI… | DATEI…]',
  '',
  '  SCHLÜSSEL-URI    zeigt die Konten in otpauth://- und otpauth-migration://-Links zur Prüfung',
  '  DATEI            sucht QR-Codes in Bildern und PDFs und zeigt sie zur Prüfung',
  '  --show           zeigt das Fenster (Standard)',
  '  --scan           durchsucht die Bildschirme',
  '  --palette        öffnet die Palette, um einen Code zu finden',
  '  --copy WÖRTER    kopiert den Code des Kontos, das die Wörter meinen',
  '  --lock           sperrt den Tresor',
  '  --hidden         startet ohne Fenster',
  '  --help, -h       zeigt diesen Text',
  '  --version, -V    zeigt die Version',
  '',
  'Läuft Countersign schon, so erledigt es die laufende App. Andere Benutzer dieses Computers können die',
  'Argumente eines Befehls sehen. Fügen Sie Schlüssel-URIs daher besser mit Strg V in der App ein.',
];

export const about: typeof english.about = {
  noLicence: 'Die App hat keine Lizenz dieses Namens.',
};
