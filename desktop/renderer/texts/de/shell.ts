import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as english from '../en/shell.ts';

export const shell: Wording<typeof english.shell> = {
  search: 'Suchen',
  searchAccounts: 'Konten durchsuchen',
  searchCount_one: 'Suchen ({{count}})',
  searchCount_other: 'Suchen ({{count}})',
  clearSearch: 'Suche leeren',
  scanScreen: 'Scannen',
  scanning: 'Auf allen Bildschirmen wird nach QR-Codes gesucht.',
  addAnotherWay: 'Auf anderem Weg hinzufügen',
  openImage: 'Bild öffnen …',
  scanRegion: 'Bereich scannen',
  readClipboard: 'Aus der Zwischenablage',
  camera: 'Mit der Kamera',
  watchFolder: 'Ordner beobachten …',
  pasteKeyUri: 'Schlüssel-URI einfügen',
  typeIn: 'Schlüssel eingeben',
  importFile: 'Aus anderer App importieren …',
  protectedBy: 'Geschützt durch ',
  passphrase: 'Passphrase',
  lock: 'Sperren',
  settings: 'Einstellungen',
  shortcutRefused:
    'Das Tastenkürzel für „Code suchen“ ist nicht verfügbar: Ein anderes Programm oder dieser Desktop verwendet es. Einen anderen Weg zeigen die Einstellungen unter „Schnellzugriff“.',
  shortcuts: 'Tastenkürzel',
  noAnswer: 'Ein Teil von Countersign antwortet nicht. Schließen Sie die App und starten Sie sie neu.',
  cancel: 'Abbrechen',
};

export const shortcuts: Wording<typeof english.shortcuts> = {
  title: 'Tastenkürzel',
  or: ' oder ',
  search: 'Suchen',
  move: 'Zwischen Konten wechseln',
  copy: 'Code kopieren',
  copyNext: 'Nächsten Code kopieren',
  reveal: 'Verborgenen Code anzeigen',
  star: 'Zu Favoriten hinzufügen oder daraus entfernen',
  edit: 'Bearbeiten',
  select: 'Mehrere Konten auswählen',
  reorder: 'In der eigenen Reihenfolge verschieben',
  remove: 'Entfernen',
  scan: 'Alle Bildschirme scannen',
  image: 'Bild öffnen',
  settings: 'Einstellungen',
  zoom: 'Vergrößern, verkleinern, Zoom zurücksetzen',
  lock: 'Sperren',
  palette: 'Aus jeder App einen Code suchen',
  list: 'Diese Liste anzeigen',
};

export const trust: Wording<typeof english.trust> = {
  title: 'Wo Ihre Konten gespeichert sind',
  text: 'In einer verschlüsselten Datei auf diesem Computer. Nichts davon wird gesendet.',
  keyStore:
    '{{name}} speichert einen Schlüssel zur Datei und öffnet sie, solange Sie an diesem Computer angemeldet sind.',
  passphrase:
    'Ihre Passphrase öffnet die Datei, auf diesem und auf jedem anderen Computer. Sie lässt sich nicht zurücksetzen.',
  noPassphrase: 'Es gibt keine Passphrase: Ohne {{name}} lässt sich die Datei nicht öffnen.',
};

export const welcome: Wording<typeof english.welcome> = {
  next: 'Weiter',
  back: 'Zurück',
  import: 'Aus anderer App importieren',
  begun: 'Wählen Sie zuerst, wie Countersign Ihre Konten schützt. Danach geht der Import weiter.',
  restore: 'Sicherung wiederherstellen',
  restoreBegun: 'Wählen Sie zuerst, wie Countersign Ihre Konten schützt. Danach wählen Sie die Sicherung.',
  found_one: '{{count}} Sicherung vom {{when}} gefunden.',
  found_other: '{{count}} Sicherungen gefunden, die neueste vom {{when}}.',
  codes: {
    title: 'Ihre zweiten Faktoren auf dem Desktop',
    text: 'Wenn ein Dienst nach einem Code fragt, finden Sie ihn hier. Klicken Sie auf ein Konto, um seinen Code zu kopieren. Alle 30 Sekunden gibt es einen neuen.',
    offline:
      'Countersign arbeitet offline und sendet nichts. Ihre Schlüssel bleiben in einer verschlüsselten Datei auf diesem Computer.',
  },
  ways: {
    title: 'Drei Wege, ein Konto hinzuzufügen',
    text: 'Schalten Sie beim Dienst die Zwei-Faktor-Authentisierung ein und wählen Sie „Authenticator-App“. Dann:',
    scan: 'Scannen Sie den Bildschirm. Countersign findet alle QR-Codes auf allen Bildschirmen.',
    image: 'Öffnen Sie ein Bild des Codes oder ziehen Sie es in das Fenster.',
    type: 'Geben Sie den Schlüssel ein oder fügen Sie ihn ein, wenn der Dienst ihn als Text anzeigt.',
    look: 'Sie sehen immer, was gefunden wurde, bevor etwas gespeichert wird.',
  },
};
