import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as english from '../en/settings.ts';

export const edit: Wording<typeof english.edit> = {
  title: '{{name}} bearbeiten',
  text: 'Ihre Änderungen gelten nur in Countersign. Bei {{name}} ändert sich nichts.',
  codes: 'Wie die Codes entstehen: nur ändern, wenn der Dienst es vorgibt',
  codesWarning: 'Weichen diese Werte von denen des Dienstes ab, gelten die Codes nicht mehr.',
  key: 'Neuer Schlüssel',
  keyHint: 'Leer lassen, um den aktuellen Schlüssel zu behalten.',
  save: 'Änderungen speichern',
  saved: '{{name}} gespeichert.',
};

export const remove: Wording<typeof english.remove> = {
  title: '{{name}} entfernen?',
  text: 'Das Konto kommt in den Papierkorb und bleibt dort 30 Tage. Die Zwei-Faktor-Authentisierung bei {{name}} bleibt dabei eingeschaltet. Schalten Sie sie zuerst dort aus, oder behalten Sie eine andere Möglichkeit, sich anzumelden.',
  confirm: 'In den Papierkorb',
};

export const settings: Wording<typeof english.settings> = {
  title: 'Einstellungen',
  back: 'Zurück zu den Konten',
  look: 'Darstellung',
  theme: 'Design',
  themes: { system: 'Wie im System', light: 'Hell', dark: 'Dunkel' },
  layout: 'Ansicht',
  layouts: { cosy: 'Bequem', compact: 'Kompakt', large: 'Große Codes' },
  language: 'Sprache',
  languageSystem: 'Wie im System',
  codes: 'Codes',
  sort: 'Sortierung',
  hideCodes: 'Codes verbergen, bis ich sie anzeige',
  hideCodesHint:
    'Ein Klick auf das Konto kopiert den Code trotzdem. Das Auge zeigt ihn zehn Sekunden lang an.',
  clearAfter: 'Kopierte Codes löschen nach',
  seconds: '{{count}} Sekunden',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
  clipboard: {
    'kept-out': 'Countersign hält kopierte Codes aus dem Verlauf der Zwischenablage heraus.',
    asked: 'Countersign bittet Zwischenablage-Manager, Codes nicht aufzubewahren. Manche ignorieren das.',
    'no-way':
      'Hier kann Countersign Zwischenablage-Manager nicht bitten, Codes nicht aufzubewahren. Codes können deshalb in deren Verlauf bleiben.',
  },
  clipboardRule:
    'Countersign löscht die Zwischenablage nur, wenn sie den Code noch enthält, auch beim Sperren und Beenden.',
  reach: 'Schnellzugriff',
  shortcut: 'Tastenkürzel, um aus jeder App einen Code zu suchen',
  shortcutHint: 'Klicken Sie hier und drücken Sie dann die Tasten.',
  shortcutNone: 'Keines',
  shortcutClear: 'Tastenkürzel entfernen',
  shortcutFault: {
    'no-modifier': 'Verwenden Sie Strg, Alt oder die Systemtaste zusammen mit einer anderen Taste.',
    'no-name':
      'Diese Taste kann nicht Teil eines Tastenkürzels sein. Verwenden Sie einen Buchstaben, eine Ziffer oder eine Funktionstaste.',
  },
  shortcutAltGr:
    'Auf vielen Tastaturen schreiben diese Tasten auch ein Zeichen, denn Strg und Alt zusammen sind AltGr. Solange Countersign die Tasten verwendet, lässt es sich nicht schreiben.',
  shortcutRefused:
    'Diese Tasten sind nicht verfügbar. Das System oder ein anderes Programm verwendet sie, oder Ihr Wayland-Desktop erlaubt keine globalen Tastenkürzel. Wählen Sie andere Tasten, oder weisen Sie diesem Befehl in den Einstellungen Ihres Desktops eine Taste zu:',
  tray: 'Symbol im Infobereich anzeigen',
  closeToTray: 'Countersign im Infobereich behalten, wenn ich das Fenster schließe',
  search: 'Einstellungen durchsuchen',
  searchNone: 'Keine Einstellung enthält diese Wörter.',
  closeToTrayNone:
    'Dieser Desktop zeigt keine Symbole im Infobereich. Das Fenster wird stattdessen minimiert.',
  screenReader: 'Das Fenster für Screenreader beschreiben',
  screenReaderHint:
    'Countersign richtet sich nach der Einstellung des Desktops. Schalten Sie dies ein, wenn Ihr Screenreader ein leeres Fenster findet. Nach dem Ausschalten starten Sie die App neu.',
  closeToTrayHint:
    'Hat Ihr Desktop keinen Infobereich, starten Sie Countersign erneut, um das Fenster zu sehen.',
  startAtLogin: 'Beim Anmelden starten, verborgen im Infobereich',
  verbs: 'Befehle für die laufende App',
  verbsText: '--copy WÖRTER, --palette, --scan, --lock, --show',
  clock: 'Uhr',
  clockText:
    'Codes hängen von der Uhrzeit ab. Lehnen Dienste sie ab, prüfen Sie, ob die Uhr dieses Computers falsch geht.',
  clockServer: 'Einen Server nach der Uhrzeit fragen',
  clockServerHint:
    'Sendet eine Anfrage an diesen Server, wenn Sie den Knopf drücken. Der Server sieht Ihre Netzadresse, wie bei jedem Besuch.',
  clockAsk: 'Einmal fragen',
  clockCode: 'Oder mit einem Code vergleichen',
  clockCodeHint: 'Ein Code, den ein anderes Gerät gerade für dasselbe Konto anzeigt.',
  clockAccount: 'Konto',
  clockCompare: 'Vergleichen',
  clockRight: 'Laut {{source}} geht diese Uhr richtig (± {{within}} s).',
  clockBehind: 'Laut {{source}} geht diese Uhr {{seconds}} s nach (± {{within}} s).',
  clockAhead: 'Laut {{source}} geht diese Uhr {{seconds}} s vor (± {{within}} s).',
  clockApply: 'Codes um {{seconds}} s korrigieren',
  clockApplied:
    'Codes werden um {{seconds}} s korrigiert. Besser ist es, wenn das System seine Uhr selbst stellt.',
  clockReset: 'Codes nicht mehr korrigieren',
  privacy: 'Privatsphäre',
  contentProtection: 'Fenster von Countersign aus Bildschirmfotos und Aufnahmen heraushalten',
  contentProtectionIs: {
    yes: 'Windows lässt diese Fenster weg, wenn andere Programme den Bildschirm aufnehmen.',
    partly:
      'macOS lässt diese Fenster bei älteren Aufnahmeverfahren weg. Neuere Programme nehmen sie möglicherweise trotzdem auf.',
    no: 'Linux kann das nicht. Die Einstellung hat hier deshalb keine Wirkung.',
  },
  bin: 'Papierkorb',
  binEmpty: 'Der Papierkorb ist leer.',
  binText: 'Entfernte Konten bleiben hier 30 Tage.',
  binGoes_one: 'wird in {{count}} Tag gelöscht',
  binGoes_other: 'wird in {{count}} Tagen gelöscht',
  restore: 'Wiederherstellen',
  restoreNamed: 'Wiederherstellen: {{name}}',
  purge: 'Endgültig löschen',
  purgeNamed: 'Endgültig löschen: {{name}}',
  purgeTitle: '{{name}} endgültig löschen?',
  purgeText:
    'Der Schlüssel wird aus dem Tresor gelöscht und lässt sich nicht wiederherstellen. Vergewissern Sie sich, dass Sie sich ohne ihn anmelden können.',
  purgeAll: 'Papierkorb leeren',
  purgeAllTitle_one: '{{count}} Konto endgültig löschen?',
  purgeAllTitle_other: '{{count}} Konten endgültig löschen?',
  purgeAllText:
    'Die Schlüssel werden aus dem Tresor gelöscht und lassen sich nicht wiederherstellen. Vergewissern Sie sich, dass Sie sich ohne sie anmelden können.',
  duplicates: 'Doppelte Konten',
  duplicatesNone: 'Keine zwei Konten haben denselben Schlüssel.',
  duplicatesText:
    'Diese Konten haben denselben Schlüssel und zeigen deshalb dieselben Codes an. Behalten Sie eines: Es erhält die Schlagwörter und Notizen der anderen Konten, die in den Papierkorb kommen.',
  keep: 'Dieses behalten',
  keepNamed: 'Dieses behalten: {{name}}',
  merged: '{{name}} behalten. Die anderen sind im Papierkorb.',
  about: 'Info',
  version: 'Countersign {{version}}',
};

export const palette: Wording<typeof english.palette> = {
  import: 'Aus anderer App importieren',
  export: 'Konten exportieren',
  updates: 'Nach neuer Version suchen',
  title: 'Code suchen',
  placeholder: 'Ein paar Buchstaben',
  help: 'Eingabetaste: kopieren und schließen. Pfeiltasten: wählen.',
  none: 'Kein Konto passt.',
  locked: 'Countersign ist gesperrt. Öffnen Sie das Fenster, um es zu entsperren.',
  noAccounts: 'Es gibt noch keine Konten.',
  takesNext: 'kopiert den nächsten Code',
  seconds: '{{seconds}} s',
  count_one: '{{count}} Konto',
  count_other: '{{count}} Konten',
  copied: '{{name}}: Code kopiert',
  copiedNext: '{{name}}: nächster Code kopiert, gültig in {{wait}} s',
  clears: 'Wird in {{seconds}} s gelöscht',
};

export const about: Wording<typeof english.about> = {
  runtime: 'Electron {{electron}}, Chromium {{chrome}}, Node {{node}}',
  dataFolder: 'Tresor und Einstellungen liegen in diesem Ordner:',
  licence: 'Countersign ist freie Software unter der MIT-Lizenz.',
  licences: 'Lizenzen',
  licencesText: 'Countersign enthält diese Werke anderer. Öffnen Sie eines, um seine Lizenz zu lesen.',
};

export const updates: Wording<typeof english.updates> = {
  check: 'Nach neuer Version suchen',
  text: 'Countersign sucht nie von selbst. Die Suche fragt {{host}} einmal und sendet nichts über Sie oder diesen Computer.',
  title: 'Neue Versionen',
  checking: 'Die neueste Version wird abgefragt…',
  newest: 'Countersign {{version}} ist die neueste Version.',
  isNew: 'Countersign {{version}} vom {{released}} ist neu. Sie haben {{current}}.',
  notes: 'Was neu ist',
  openPage: 'Seite öffnen',
  install: 'Herunterladen und installieren',
  installed:
    'Countersign {{version}} ist heruntergeladen. Es wird installiert, wenn Sie Countersign beenden.',
  how: {
    appimage: 'Countersign kann sie herunterladen und dieses AppImage beim Beenden ersetzen.',
    nsis: 'Countersign kann sie herunterladen und beim Beenden installieren.',
    dmg: 'Countersign kann sie herunterladen und beim Beenden installieren.',
    deb: 'Diese Kopie kam als Paket für Debian und Ubuntu. Hat Ihr System eine Paketquelle dafür, aktualisiert das System sie. Sonst laden Sie das neue Paket herunter und installieren es mit apt.',
    rpm: 'Diese Kopie kam als RPM-Paket. Hat Ihr System eine Paketquelle dafür, aktualisiert das System sie. Sonst laden Sie das neue Paket herunter und installieren es mit dnf oder zypper.',
    folder: 'Diese Kopie kam als Archiv. Laden Sie das neue Archiv herunter und entpacken Sie es über diese.',
    checkout: 'Diese Kopie läuft aus dem Quelltext. Aktualisieren Sie sie mit git pull.',
  },
};
