import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as english from '../en/shell.ts';

export const shell: Wording<typeof english.shell> = {
  search: 'Suchen',
  searchAccounts: 'Konten durchsuchen',
  searchCount_one: '{{count}} Konto durchsuchen',
  searchCount_other: '{{count}} Konten durchsuchen',
  clearSearch: 'Suche leeren',
  scanScreen: 'Scannen',
  scanning: 'Auf jedem Bildschirm wird nach QR-Codes gesucht.',
  addAnotherWay: 'Anders hinzufügen',
  openImage: 'Bild öffnen …',
  scanRegion: 'Bereich scannen',
  readClipboard: 'Aus der Zwischenablage',
  camera: 'Durch die Kamera',
  watchFolder: 'Einen Ordner beobachten …',
  pasteKeyUri: 'Schlüssel-URI einfügen',
  typeIn: 'Eintippen',
  protectedBy: 'Geschützt durch ',
  passphrase: 'Passphrase',
  lock: 'Sperren',
  settings: 'Einstellungen',
  shortcutRefused:
    'Andere Programme oder dieser Schreibtisch überlassen Countersign die Tasten der Suche nicht. Die Einstellungen zeigen einen anderen Weg.',
  shortcuts: 'Tasten',
  noAnswer:
    'Der Hintergrundteil von Countersign antwortet nicht. Schließen Sie die App und starten Sie sie neu.',
  cancel: 'Abbrechen',
};

export const shortcuts: Wording<typeof english.shortcuts> = {
  title: 'Tastenkürzel',
  or: ' oder ',
  search: 'Suchen',
  move: 'Zwischen Konten wechseln',
  copy: 'Code kopieren',
  copyNext: 'Nächsten Code kopieren',
  reveal: 'Verborgenen Code zeigen',
  star: 'Zu den Favoriten, oder heraus',
  edit: 'Bearbeiten',
  reorder: 'In der eigenen Reihenfolge verschieben',
  remove: 'Entfernen',
  scan: 'Alle Bildschirme lesen',
  image: 'Ein Bild öffnen',
  settings: 'Einstellungen',
  zoom: 'Größer, kleiner, wie vorher',
  lock: 'Sperren',
  palette: 'Von überall einen Code suchen',
  list: 'Diese Liste zeigen',
};

export const trust: Wording<typeof english.trust> = {
  title: 'Wo Ihre Konten sind',
  text: 'In einer verschlüsselten Datei auf diesem Computer. Nichts wird irgendwohin gesendet.',
  keyStore:
    '{{name}} verwahrt einen Schlüssel zur Datei und öffnet sie, solange Sie an diesem Computer angemeldet sind.',
  passphrase:
    'Ihre Passphrase öffnet die Datei, hier und auf einem anderen Computer. Niemand kann sie zurücksetzen.',
  noPassphrase: 'Es gibt keine Passphrase: ohne {{name}} lässt sich die Datei nicht öffnen.',
};

export const welcome: Wording<typeof english.welcome> = {
  next: 'Weiter',
  back: 'Zurück',
  codes: {
    title: 'Ihre zweiten Faktoren, auf dem Schreibtisch',
    text: 'Wenn ein Dienst nach einem Code fragt, steht er hier: Ein Druck auf das Konto kopiert ihn. Alle 30 Sekunden kommt ein neuer.',
    offline:
      'Countersign arbeitet ohne Netz und sendet nichts irgendwohin. Ihre Schlüssel bleiben in einer verschlüsselten Datei auf diesem Computer.',
  },
  ways: {
    title: 'Drei Wege zu einem neuen Konto',
    text: 'Schalten Sie beim Dienst die Zwei-Faktor-Anmeldung ein und wählen Sie „Authenticator-App“. Dann:',
    scan: 'Den Bildschirm lesen. Countersign findet jeden QR-Code auf jeder Anzeige.',
    image: 'Ein Bild des Codes öffnen oder hineinziehen.',
    type: 'Den Schlüssel tippen oder einfügen, wo ein Dienst ihn als Text zeigt.',
    look: 'Sie sehen immer, was gefunden wurde, bevor etwas gespeichert wird.',
  },
};
