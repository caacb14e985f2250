import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as english from '../en/safe.ts';

export const opening: Wording<typeof english.opening> = {
  keepHere: 'Ihre zweiten Faktoren, hier aufgehoben',
  withKeyStore:
    'Ihre Konten liegen verschlüsselt in einer Datei auf diesem Computer. {{name}} hütet den Schlüssel dazu: Countersign öffnet sich, wenn Sie an Ihrem Computer angemeldet sind, und für niemanden sonst.',
  withPassphrase:
    'Ihre Konten liegen verschlüsselt in einer Datei auf diesem Computer. Eine Passphrase, die nur Sie kennen, öffnet sie.',
  noKeyStore: 'Dieses System hat keinen echten Schlüsselspeicher',
  noKeyStoreText: '{{name}}. Deshalb fragt Countersign bei jedem Start nach Ihrer Passphrase.',
  protectWith: 'Mit {{name}} schützen',
  protectWithBoth: 'Mit {{name}} und Passphrase schützen',
  protectWithPassphrase: 'Mit Passphrase schützen',
  without: 'Ohne Passphrase',
  addPassphrase: 'Dazu eine Passphrase',
  why: 'Eine Passphrase öffnet die Datei auch, wenn {{name}} verloren ist: auf einem neuen Computer oder nach dem Zurücksetzen. Mit ihr kann Countersign sperren und Sicherungen anlegen.',
  locked: 'Countersign ist gesperrt',
  opensIt: 'Ihre Passphrase öffnet es.',
  changed: '{{name}} öffnet diesen Tresor nicht mehr',
  changedText:
    'Das geschieht nach dem Zurücksetzen oder auf einem neuen Computer. Nichts ist verloren: Ihre Passphrase öffnet ihn weiterhin, und {{name}} bekommt seinen Schlüssel zurück.',
  passphrase: 'Passphrase',
  typeIt: 'Geben Sie Ihre Passphrase ein.',
  unlock: 'Entsperren',
  unlockBy: 'Mit {{name}} entsperren',
  damaged: 'Die Tresordatei ist beschädigt',
  newer: 'Die Tresordatei stammt von einem neueren Countersign',
  keyLost: 'Der Schlüssel zur Tresordatei ist weg',
  untouched: 'Nichts wurde geändert: Die Datei ist, wie sie gefunden wurde.',
  useLatest: 'Die jüngste frühere Fassung öffnen',
  aside: 'Beiseitelegen und leer beginnen',
  asideTitle: 'Die Datei beiseitelegen?',
  asideText:
    'Die Datei bleibt unter einem Namen mit Datum im selben Ordner, und Countersign beginnt ohne Konten. Nichts wird gelöscht.',
  asideConfirm: 'Beiseitelegen',
};

export const passphrase: Wording<typeof english.passphrase> = {
  label: 'Passphrase',
  again: 'Dieselbe Passphrase noch einmal',
  keepIt: 'Niemand kann sie zurücksetzen. Schreiben Sie sie auf und verwahren Sie sie gut.',
  present: 'Bisherige Passphrase',
  next: 'Neue Passphrase',
  set: 'Passphrase festlegen',
  change: 'Passphrase ändern',
  setText:
    'Sie öffnet Ihre Konten, wenn {{name}} verloren ist, lässt Countersign sperren und öffnet Sicherungen und Notfallbogen.',
  changeText:
    'Frühere Fassungen und Sicherungen öffnen sich weiterhin mit der Passphrase von damals. Löschen Sie sie, wenn jemand sie kennt.',
  changed: 'Die Passphrase ist festgelegt.',
  none: 'Vier oder mehr Wörter ohne Zusammenhang sind stark und leicht zu tippen.',
  short: 'Zu kurz: mindestens {{least}} Zeichen. Wer die Datei kopiert, kann unbegrenzt raten.',
  fair: 'Ordentlich. Ein paar Wörter mehr machen Raten aussichtslos.',
  good: 'Gut. Lang genug gegen Raten.',
  choose: 'Wählen Sie eine Passphrase.',
  differ: 'Die beiden Passphrasen sind verschieden. Geben Sie dieselbe noch einmal ein.',
};

export const protection: Wording<typeof english.protection> = {
  title: 'Schutz',
  byBoth: '{{name}} oder Ihre Passphrase öffnet Ihre Konten.',
  byPassphrase: 'Ihre Passphrase öffnet Ihre Konten.',
  byKeyStore:
    'Nur {{name}} öffnet Ihre Konten. Wird er zurückgesetzt oder geht dieser Computer verloren, sind sie verloren. Eine Passphrase ist der zweite Weg hinein.',
  lockAfter: 'Sperren, wenn dieser Computer nicht benutzt wird, nach',
  never: 'Nie',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
  withScreen: 'Mit dem Bildschirm sperren',
  withScreenHint: 'Linux sagt es Programmen nicht auf einheitliche Weise; dort gilt die Zeit oben.',
  onSleep: 'Sperren, wenn der Computer einschläft',
  needsPassphrase: 'Ohne Passphrase gäbe es nichts zum Entsperren, deshalb sperrt Countersign nicht.',
  quarantined_one: '{{count}} Eintrag der Tresordatei ist nicht verwendbar',
  quarantined_other: '{{count}} Einträge der Tresordatei sind nicht verwendbar',
  quarantinedText: 'Was nicht verwendbar ist, bleibt in der Datei, wie es ist; alles andere funktioniert.',
  versions: 'Frühere Fassungen',
  versionsText:
    'Vor jeder Änderung wird der Tresor aufgehoben: die letzten zehn, und die letzte jedes Tages einen Monat lang.',
  showVersions: 'Frühere Fassungen zeigen',
  noVersions: 'Noch keine: Die erste entsteht mit der nächsten Änderung.',
  accounts_one: '{{count}} Konto',
  accounts_other: '{{count}} Konten',
  doesNotOpen: 'öffnet sich nicht',
  bringBack: 'Zurückholen',
  bringBackNamed: 'Die Fassung von {{when}} zurückholen',
  bringBackTitle: 'Die Fassung von {{when}} zurückholen?',
  bringBackText_one:
    'Der Tresor enthält dann das {{count}} Konto dieser Fassung. Was er jetzt enthält, wird selbst eine frühere Fassung; Sie können also zurück.',
  bringBackText_other:
    'Der Tresor enthält dann die {{count}} Konten dieser Fassung. Was er jetzt enthält, wird selbst eine frühere Fassung; Sie können also zurück.',
  broughtBack: 'Die Fassung von {{when}} ist zurück.',
};

export const reveal: Wording<typeof english.reveal> = {
  menu: 'Schlüssel oder QR zeigen',
  title: 'Der Schlüssel von {{name}}',
  text: 'Wer ihn sieht, kann für immer Codes dieses Kontos erzeugen. Sehen Sie sich erst um.',
  show: '30 Sekunden lang zeigen',
  with: 'Mit {{name}} zeigen',
  qr: 'QR-Code, der dieses Konto einem Authenticator hinzufügt',
  key: 'Schlüssel zum Abtippen',
  hides: 'Verschwindet in {{seconds}} s',
  hidden: 'Der Schlüssel ist wieder verborgen.',
  hide: 'Jetzt verbergen',
};

export const backup: Wording<typeof english.backup> = {
  title: 'Sicherungen',
  text: 'Eine verschlüsselte Datei am Tag, nach jeder Änderung, in einem Ordner Ihrer Wahl. Ihre Passphrase öffnet sie, auf jedem Computer.',
  needsPassphrase: 'Eine Sicherung öffnet sich mit Ihrer Passphrase. Legen Sie zuerst eine fest.',
  choose: 'Ordner wählen …',
  another: 'Anderer Ordner …',
  stop: 'Nicht mehr sichern',
  now: 'Jetzt sichern',
  keep: 'Behalten',
  files_one: '{{count}} Datei',
  files_other: '{{count}} Dateien',
  failed: 'Die letzte Sicherung wurde nicht geschrieben',
  none: 'Noch keine Sicherung.',
  prove: 'Öffnen beweisen',
  proveNamed: 'Öffnen beweisen: {{name}}',
  proven_one: 'Sie öffnet sich: {{count}} Konto, jedes Siegel hält.',
  proven_other: 'Sie öffnet sich: {{count}} Konten, jedes Siegel hält.',
  missing_one: '{{count}} Konto des Tresors fehlt darin.',
  missing_other: '{{count}} Konten des Tresors fehlen darin.',
  complete: 'Jedes Konto des Tresors ist darin.',
  unusable_one: '{{count}} Eintrag darin ist nicht verwendbar.',
  unusable_other: '{{count}} Einträge darin sind nicht verwendbar.',
  opensWith: {
    'present-passphrase': 'Ihre jetzige Passphrase öffnet sie.',
    'typed-passphrase': 'Die eingegebene Passphrase öffnet sie.',
    'earlier-passphrase': 'Sie öffnet sich mit der Passphrase von damals.',
  },
  restore: 'Aus einer Sicherung wiederherstellen …',
  restoreTitle: 'Aus {{name}} wiederherstellen',
  restoreText: 'Fügt die Konten hinzu, die hier noch fehlen. Hier wird nichts geändert oder entfernt.',
  restorePassphrase: 'Die Passphrase von damals',
  restoreConfirm: 'Wiederherstellen',
  restored_one: '{{count}} Konto wiederhergestellt.',
  restored_other: '{{count}} Konten wiederhergestellt.',
  otherVault:
    'Sie gehört zu einem anderen Tresor, dessen Schlüssel hier fehlt. Beim Wiederherstellen zeigt es ihre eigene Passphrase.',
  nothingNew: 'Alles darin ist schon hier.',
};

export const kit: Wording<typeof english.kit> = {
  title: 'Notfallbogen auf Papier',
  text: 'Ihre Konten als verschlüsselte QR-Codes zum Drucken und Weglegen. Zum Wiederherstellen scannen Sie die Seiten; Ihre Passphrase öffnet sie.',
  make: 'Notfallbogen erstellen',
  sheetTitle: 'Notfallbogen für Countersign',
  sheetText_one:
    '{{count}} Konto, erstellt am {{when}}. Verschlüsselt: Die Passphrase von heute öffnet ihn. Bewahren Sie ihn sicher vor Feuer und Wasser auf, und getrennt von der Passphrase.',
  sheetText_other:
    '{{count}} Konten, erstellt am {{when}}. Verschlüsselt: Die Passphrase von heute öffnet ihn. Bewahren Sie ihn sicher vor Feuer und Wasser auf, und getrennt von der Passphrase.',
  how: 'Zum Wiederherstellen: In Countersign jeden Code unten scannen, von dieser Seite oder einem Bild davon, in beliebiger Reihenfolge.',
  part: 'Teil {{number}} von {{count}}',
  print: 'Drucken …',
  close: 'Schließen',
  scanning: 'Teil eines Notfallbogens gefunden',
  scanned: 'Notfallbogen gefunden',
  progress: '{{have}} von {{of}} Teilen gescannt. Es fehlen: {{missing}}.',
  whole: 'Alle {{of}} Teile gescannt.',
  scanMore: 'Bildschirm nach weiteren absuchen',
  openMore: 'Bilder davon öffnen …',
  discard: 'Nicht wiederherstellen',
};
