import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as english from '../en/safe.ts';

export const opening: Wording<typeof english.opening> = {
  keepHere: 'Bewahren Sie hier Ihre zweiten Faktoren auf',
  withKeyStore:
    'Ihre Konten liegen verschlüsselt in einer Datei auf diesem Computer. {{name}} speichert den Schlüssel dazu. Countersign kann die Datei nur öffnen, solange Sie an diesem Computer angemeldet sind.',
  withPassphrase:
    'Ihre Konten liegen verschlüsselt in einer Datei auf diesem Computer. Nur Ihre Passphrase öffnet sie.',
  noKeyStore: 'Dieses System hat keinen sicheren Schlüsselspeicher',
  noKeyStoreText: '{{name}}. Deshalb fragt Countersign bei jedem Start nach Ihrer Passphrase.',
  protectWith: 'Mit {{name}} schützen',
  protectWithBoth: 'Mit {{name}} und Passphrase schützen',
  protectWithPassphrase: 'Mit Passphrase schützen',
  without: 'Ohne Passphrase',
  addPassphrase: 'Zusätzlich eine Passphrase',
  why: 'Eine Passphrase öffnet die Datei auch dann, wenn {{name}} zurückgesetzt wurde oder Sie einen neuen Computer haben. Mit ihr lässt sich Countersign auch sperren, und Sicherungen sind möglich.',
  locked: 'Countersign ist gesperrt',
  opensIt: 'Geben Sie zum Entsperren Ihre Passphrase ein.',
  changed: '{{name}} öffnet diesen Tresor nicht mehr',
  changedText:
    'Das geschieht nach dem Zurücksetzen oder auf einem neuen Computer. Nichts ist verloren: Ihre Passphrase öffnet den Tresor weiterhin. Danach speichert Countersign den Schlüssel wieder in {{name}}.',
  passphrase: 'Passphrase',
  typeIt: 'Geben Sie Ihre Passphrase ein.',
  unlock: 'Entsperren',
  unlockBy: 'Mit {{name}} entsperren',
  damaged: 'Die Tresordatei ist beschädigt',
  newer: 'Die Tresordatei stammt aus einer neueren Version von Countersign',
  missing: 'Die Tresordatei ist weg',
  keyLost: 'Der Schlüssel zur Tresordatei fehlt',
  untouched: 'Die Datei wurde nicht geändert.',
  useLatest: 'Letzte frühere Version öffnen',
  aside: 'Datei umbenennen und leer beginnen',
  asideTitle: 'Die Datei umbenennen und leer beginnen?',
  asideText:
    'Countersign ergänzt den Dateinamen um das Datum, lässt die Datei im selben Ordner und beginnt ohne Konten. Nichts wird gelöscht.',
  asideConfirm: 'Umbenennen und leer beginnen',
};

export const passphrase: Wording<typeof english.passphrase> = {
  label: 'Passphrase',
  again: 'Passphrase wiederholen',
  keepIt:
    'Sie lässt sich nicht zurücksetzen. Schreiben Sie sie auf und verwahren Sie sie an einem sicheren Ort.',
  present: 'Aktuelle Passphrase',
  next: 'Neue Passphrase',
  set: 'Passphrase festlegen',
  change: 'Passphrase ändern',
  setText:
    'Sie öffnet Ihre Konten, wenn {{name}} verloren geht, sowie Ihre Sicherungen und den Notfallbogen. Mit ihr lässt sich Countersign auch sperren.',
  changeText:
    'Frühere Versionen und Sicherungen lassen sich weiterhin mit der alten Passphrase öffnen. Löschen Sie sie, falls jemand anderes diese Passphrase kennt.',
  changed: 'Die Passphrase ist festgelegt.',
  none: 'Vier oder mehr Wörter ohne Zusammenhang sind sicher und leicht zu tippen.',
  short:
    'Zu kurz: Verwenden Sie mindestens {{least}} Zeichen. Wer die Datei kopiert, kann unbegrenzt oft raten.',
  fair: 'Mittel. Mit ein paar Wörtern mehr ist sie praktisch nicht zu erraten.',
  good: 'Gut. Lang genug, um nicht erraten zu werden.',
  choose: 'Wählen Sie eine Passphrase.',
  differ: 'Die beiden Passphrasen stimmen nicht überein. Geben Sie dieselbe noch einmal ein.',
};

export const protection: Wording<typeof english.protection> = {
  title: 'Schutz',
  byBoth: '{{name}} oder Ihre Passphrase öffnet Ihre Konten.',
  byPassphrase: 'Ihre Passphrase öffnet Ihre Konten.',
  byKeyStore:
    'Nur {{name}} öffnet Ihre Konten. Nach einem Zurücksetzen oder dem Verlust dieses Computers sind Ihre Konten verloren. Legen Sie eine Passphrase fest, um sie auch dann öffnen zu können.',
  lockAfter: 'Sperren bei Inaktivität nach',
  never: 'Nie',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
  withScreen: 'Sperren, wenn der Bildschirm gesperrt wird',
  withScreenHint: 'Linux hat dafür kein einheitliches Signal. Deshalb gilt die Zeit oben.',
  onSleep: 'Sperren, wenn der Computer in den Ruhezustand geht',
  needsPassphrase: 'Countersign wird nicht gesperrt, weil es keine Passphrase zum Entsperren gibt.',
  quarantined_one: '{{count}} Eintrag in der Tresordatei ist nicht verwendbar',
  quarantined_other: '{{count}} Einträge in der Tresordatei sind nicht verwendbar',
  quarantinedText: 'Nicht verwendbare Einträge bleiben unverändert in der Datei. Alles andere funktioniert.',
  versions: 'Frühere Versionen',
  versionsText:
    'Countersign speichert vor jeder Änderung eine Version des Tresors. Aufbewahrt werden die letzten zehn Versionen und einen Monat lang die letzte jedes Tages.',
  showVersions: 'Frühere Versionen anzeigen',
  noVersions: 'Noch keine. Die erste entsteht mit der nächsten Änderung.',
  accounts_one: '{{count}} Konto',
  accounts_other: '{{count}} Konten',
  doesNotOpen: 'lässt sich nicht öffnen',
  bringBack: 'Wiederherstellen',
  bringBackNamed: 'Version vom {{when}} wiederherstellen',
  bringBackTitle: 'Version vom {{when}} wiederherstellen?',
  bringBackText_one:
    'Der Tresor enthält dann {{count}} Konto, wie diese Version. Sein jetziger Inhalt wird zu einer früheren Version; Sie können also zurück.',
  bringBackText_other:
    'Der Tresor enthält dann {{count}} Konten, wie diese Version. Sein jetziger Inhalt wird zu einer früheren Version; Sie können also zurück.',
  broughtBack: 'Die Version vom {{when}} wurde wiederhergestellt.',
};

export const reveal: Wording<typeof english.reveal> = {
  menu: 'Schlüssel oder QR-Code anzeigen',
  title: 'Schlüssel von {{name}}',
  text: 'Wer ihn sieht, kann für immer Codes für dieses Konto erzeugen. Achten Sie darauf, dass niemand Ihren Bildschirm sieht.',
  show: '30 Sekunden lang anzeigen',
  with: 'Mit {{name}} anzeigen',
  qr: 'QR-Code, der dieses Konto zu einer Authenticator-App hinzufügt',
  key: 'Schlüssel zum Abtippen',
  hides: 'Wird in {{seconds}} s verborgen',
  hidden: 'Der Schlüssel ist wieder verborgen.',
  hide: 'Jetzt verbergen',
};

export const backup: Wording<typeof english.backup> = {
  title: 'Sicherungen',
  text: 'Countersign schreibt pro Tag eine verschlüsselte Datei in einen Ordner Ihrer Wahl und aktualisiert sie nach jeder Änderung. Ihre Passphrase öffnet sie auf jedem Computer.',
  needsPassphrase: 'Sicherungen brauchen eine Passphrase. Legen Sie zuerst eine fest.',
  choose: 'Ordner wählen …',
  another: 'Anderen Ordner wählen …',
  stop: 'Nicht mehr sichern',
  now: 'Jetzt sichern',
  again: 'Erneut versuchen',
  keep: 'Aufbewahren',
  files_one: '{{count}} Datei',
  files_other: '{{count}} Dateien',
  failed: 'Die letzte Sicherung ist fehlgeschlagen',
  none: 'Noch keine Sicherungen.',
  check: 'Sicherung prüfen',
  checkNamed: 'Sicherung prüfen: {{name}}',
  checked_one: 'Die Sicherung lässt sich öffnen: {{count}} Konto, unversehrt.',
  checked_other: 'Die Sicherung lässt sich öffnen: {{count}} Konten, alle unversehrt.',
  missing_one: '{{count}} Konto aus dem Tresor fehlt darin.',
  missing_other: '{{count}} Konten aus dem Tresor fehlen darin.',
  complete: 'Sie enthält alle Konten aus dem Tresor.',
  unusable_one: '{{count}} Eintrag darin ist nicht verwendbar.',
  unusable_other: '{{count}} Einträge darin sind nicht verwendbar.',
  opensWith: {
    'present-passphrase': 'Ihre aktuelle Passphrase öffnet sie.',
    'typed-passphrase': 'Die eingegebene Passphrase öffnet sie.',
    'earlier-passphrase': 'Die Passphrase, die Sie bei der Erstellung hatten, öffnet sie.',
  },
  restore: 'Aus einer Sicherung wiederherstellen …',
  restoreTitle: 'Aus {{name}} wiederherstellen',
  restoreText: 'Fügt die Konten hinzu, die hier noch fehlen. Vorhandene Konten bleiben unverändert.',
  startTitle: 'Sicherung wiederherstellen',
  startText: 'Diese Sicherungen liegen auf diesem Computer. Wählen Sie eine, oder eine andere Datei.',
  startNone: 'In den üblichen Ordnern wurde keine Sicherung gefunden. Wählen Sie die Datei Ihrer Sicherung.',
  chooseFile: 'Andere Datei wählen…',
  restorePassphrase: 'Passphrase, die bei der Erstellung galt',
  restoreConfirm: 'Wiederherstellen',
  restored_one: '{{count}} Konto wiederhergestellt.',
  restored_other: '{{count}} Konten wiederhergestellt.',
  otherVault:
    'Sie gehört zu einem anderen Tresor. Um sie zu prüfen, stellen Sie sie mit ihrer eigenen Passphrase wieder her.',
  nothingNew: 'Alles darin ist bereits hier.',
};

export const kit: Wording<typeof english.kit> = {
  title: 'Notfallbogen auf Papier',
  text: 'Drucken Sie Ihre Konten als verschlüsselte QR-Codes und bewahren Sie die Seiten sicher auf. Zum Wiederherstellen scannen Sie die Seiten und geben Ihre Passphrase ein.',
  make: 'Notfallbogen erstellen',
  sheetTitle: 'Notfallbogen für Countersign',
  sheetText_one:
    '{{count}} Konto, erstellt am {{when}}. Der Bogen ist verschlüsselt: Ihre heutige Passphrase öffnet ihn. Bewahren Sie ihn geschützt vor Feuer und Wasser auf, getrennt von der Passphrase.',
  sheetText_other:
    '{{count}} Konten, erstellt am {{when}}. Der Bogen ist verschlüsselt: Ihre heutige Passphrase öffnet ihn. Bewahren Sie ihn geschützt vor Feuer und Wasser auf, getrennt von der Passphrase.',
  how: 'Zum Wiederherstellen: Öffnen Sie Countersign und scannen Sie jeden Code unten, von dieser Seite oder einem Bild davon, in beliebiger Reihenfolge.',
  part: 'Teil {{number}} von {{count}}',
  print: 'Drucken …',
  close: 'Schließen',
  scanning: 'Teil eines Notfallbogens gefunden',
  scanned: 'Notfallbogen gefunden',
  progress: '{{have}} von {{of}} Teilen gescannt. Es fehlen: {{missing}}.',
  whole: 'Alle {{of}} Teile gescannt.',
  scanMore: 'Bildschirm nach weiteren Teilen durchsuchen',
  openMore: 'Bilder davon öffnen …',
  discard: 'Nicht wiederherstellen',
};
