import type { Wording } from '../../../../shared/translations/wording.ts';
import type * as english from '../en/settings.ts';

export const edit: Wording<typeof english.edit> = {
  title: '{{name}} bearbeiten',
  text: 'Was Sie hier ändern, ändert nichts bei {{name}}.',
  codes: 'Wie Codes entstehen: nur, wo der Dienst es sagt',
  codesWarning: 'Mit anderen Werten als denen des Dienstes gelten die Codes nicht mehr.',
  key: 'Ein neuer Schlüssel',
  keyHint: 'Leer behält den bisherigen.',
  save: 'Änderungen speichern',
  saved: '{{name}} gespeichert.',
};

export const remove: Wording<typeof english.remove> = {
  title: '{{name}} entfernen?',
  text: 'Das Konto kommt in den Papierkorb und bleibt dort 30 Tage. Die Zwei-Faktor-Anmeldung bei {{name}} schaltet das nicht aus: Tun Sie das zuerst dort, oder behalten Sie einen anderen Weg hinein.',
  confirm: 'In den Papierkorb',
};

export const settings: Wording<typeof english.settings> = {
  title: 'Einstellungen',
  back: 'Zurück zu den Konten',
  look: 'Aussehen',
  theme: 'Farben',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  layout: 'Zeilen',
  layouts: { cosy: 'Bequem', compact: 'Dicht', large: 'Große Codes' },
  language: 'Sprache',
  languageSystem: 'Wie das System',
  codes: 'Codes',
  sort: 'Reihenfolge',
  hideCodes: 'Codes verbergen, bis ich nach einem frage',
  hideCodesHint: 'Ein Druck auf das Konto kopiert den Code trotzdem. Das Auge zeigt ihn zehn Sekunden lang.',
  clearAfter: 'Kopierten Code löschen nach',
  seconds: '{{count}} Sekunden',
  minutes_one: '{{count}} Minute',
  minutes_other: '{{count}} Minuten',
  clipboard: {
    'kept-out': 'Kopierte Codes bleiben aus dem Verlauf der Zwischenablage heraus.',
    asked:
      'Kopierte Codes bitten Verwalter der Zwischenablage, sie zu vergessen. Der von KDE und einige andere tun es; manche nicht.',
    'no-way':
      'Hier kann ein Verwalter der Zwischenablage kopierte Codes behalten: Diese Laufzeit kann ihn nicht bitten, es zu lassen.',
  },
  clipboardRule: 'Gelöscht wird nur, wenn der Code noch darin steht, auch beim Sperren und Beenden.',
  reach: 'Griffbereit',
  shortcut: 'Tasten, die von überall einen Code suchen',
  shortcutHint: 'Hier klicken, dann die Tasten drücken.',
  shortcutNone: 'Keine',
  shortcutClear: 'Keine Tasten',
  shortcutNeedsModifier: 'Nehmen Sie Strg, Alt oder die Systemtaste zusammen mit einer anderen Taste.',
  shortcutRefused:
    'Das System oder ein anderes Programm hält diese Tasten, oder ein Wayland-Schreibtisch lässt sie niemanden nehmen. Wählen Sie andere, oder legen Sie in den Einstellungen Ihres Schreibtischs diesen Befehl auf eine Taste:',
  tray: 'Symbol im Infobereich zeigen',
  closeToTray: 'Beim Schließen des Fensters bleibt Countersign im Infobereich',
  closeToTrayHint:
    'Hat Ihr Schreibtisch keinen Infobereich, zeigt ein neuer Start von Countersign das Fenster wieder.',
  startAtLogin: 'Beim Anmelden starten, verborgen im Infobereich',
  verbs: 'Befehle für die laufende App',
  verbsText: '--copy WÖRTER, --palette, --scan, --lock, --show',
  clock: 'Uhr',
  clockText:
    'Codes entstehen aus der Zeit. Lehnen Ihre Dienste sie ab, prüfen Sie, ob die Uhr dieses Computers falsch geht.',
  clockServer: 'Einen Server nach der Zeit fragen',
  clockServerHint:
    'Eine Anfrage an diesen Server, und die einzige, die Countersign je stellt. Er erfährt Ihre Netzadresse, wie bei jedem Besuch.',
  clockAsk: 'Einmal fragen',
  clockCode: 'Oder mit einem Code vergleichen',
  clockCodeHint: 'Ein Code, den ein anderes Gerät gerade für dasselbe Konto zeigt.',
  clockAccount: 'Konto',
  clockCompare: 'Vergleichen',
  clockRight: 'Nach {{source}} geht diese Uhr richtig, auf {{within}} s genau.',
  clockBehind: 'Nach {{source}} geht diese Uhr {{seconds}} s nach, auf {{within}} s genau.',
  clockAhead: 'Nach {{source}} geht diese Uhr {{seconds}} s vor, auf {{within}} s genau.',
  clockApply: 'Codes um {{seconds}} s berichtigen',
  clockApplied:
    'Codes werden um {{seconds}} s berichtigt. Besser noch: Lassen Sie das System seine Uhr stellen.',
  clockReset: 'Die Uhr dieses Computers nehmen, wie sie ist',
  privacy: 'Vertraulichkeit',
  contentProtection: 'Fenster aus Bildschirmfotos und Aufnahmen heraushalten',
  contentProtectionIs: {
    yes: 'Windows lässt diese Fenster aus dem weg, was andere Programme aufnehmen.',
    partly:
      'macOS lässt diese Fenster bei älteren Aufnahmewegen weg; neuere Programme nehmen sie vielleicht trotzdem auf.',
    no: 'Linux kann das nicht, hier wirkt es also nicht.',
  },
  bin: 'Papierkorb',
  binEmpty: 'Der Papierkorb ist leer.',
  binText: 'Entfernte Konten bleiben hier 30 Tage.',
  binGoes_one: 'verschwindet in {{count}} Tag',
  binGoes_other: 'verschwindet in {{count}} Tagen',
  restore: 'Zurücklegen',
  restoreNamed: 'Zurücklegen: {{name}}',
  purge: 'Endgültig entfernen',
  purgeNamed: 'Endgültig entfernen: {{name}}',
  purgeTitle: '{{name}} endgültig entfernen?',
  purgeText:
    'Der Schlüssel wird aus dem Tresor gelöscht und kommt nicht zurück. Vergewissern Sie sich, dass Sie ohne ihn hineinkommen.',
  purgeAll: 'Papierkorb leeren',
  purgeAllTitle_one: '{{count}} Konto endgültig entfernen?',
  purgeAllTitle_other: '{{count}} Konten endgültig entfernen?',
  purgeAllText:
    'Die Schlüssel werden aus dem Tresor gelöscht und kommen nicht zurück. Vergewissern Sie sich, dass Sie ohne sie hineinkommen.',
  duplicates: 'Doppelte',
  duplicatesNone: 'Keine zwei Konten haben denselben Schlüssel.',
  duplicatesText:
    'Diese Konten haben denselben Schlüssel und zeigen dieselben Codes. Behalten Sie eines; die anderen kommen in den Papierkorb, ihre Schlagwörter und Notizen bleiben.',
  keep: 'Dieses behalten',
  keepNamed: 'Dieses behalten: {{name}}',
  merged: '{{name}} behalten, die anderen sind im Papierkorb.',
  about: 'Über',
  version: 'Countersign {{version}}',
};

export const palette: Wording<typeof english.palette> = {
  title: 'Code suchen',
  placeholder: 'Ein paar Buchstaben',
  help: 'Eingabe kopiert und schließt. Pfeile wählen.',
  none: 'Kein Konto passt.',
  locked: 'Countersign ist gesperrt. Öffnen Sie das Fenster, um es zu entsperren.',
  noAccounts: 'Es gibt noch keine Konten.',
  takesNext: 'nimmt den nächsten Code',
  seconds: '{{seconds}} s',
  count_one: '{{count}} Konto',
  count_other: '{{count}} Konten',
  copied: '{{name}}: Code kopiert',
  copiedNext: '{{name}}: nächster Code kopiert, er gilt in {{wait}} s',
  clears: 'Wird in {{seconds}} s gelöscht',
};
