import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { attacks as original } from '../en/attacks.ts';

export const attacks: Wording<typeof original> = {
  lead: 'Fünf Angriffe. Jeder läuft gegen den Code des echten Servers, hier in diesem Browser. Nichts wird irgendwohin gesendet.',
  again: 'Von vorn beginnen',

  guessTitle: 'Raten',
  guessText:
    'Der Angreifer kennt das Passwort und rät Codes. In jedem Moment sind {{codes}} Codes gültig, ein Versuch gelingt also mit der Wahrscheinlichkeit {{chance}}. Entscheidend ist, wie viele Versuche der Server zulässt.',
  digits: 'Ziffern',
  window: 'Fenster',
  windowSteps_one: '{{count}} Schritt auf jeder Seite',
  windowSteps_other: '{{count}} Schritte auf jeder Seite',
  speed: 'Versuche pro Sekunde ohne Begrenzung',
  compare: 'Vergleichen mit',
  chartTitle: 'Erfolgswahrscheinlichkeit über die Zeit',
  chartAlt:
    'Kurven der Wahrscheinlichkeit über die Zeit. Nach einem Jahr: dieser Server {{ours}}, {{other}} {{theirs}}, ohne Drosselung {{none}}. Die Tabelle darunter nennt alle Zahlen.',
  thisServer: 'Dieser Server',
  noThrottle: 'Ohne Drosselung',
  system: 'System',
  limit: 'Begrenzung',
  countedBy: 'Gezählt wird je',
  source: 'Quelle',
  byAccount: 'Konto',
  byAddress: 'Netzadresse',
  bySignIn: 'Anmeldung',
  byDevice: 'Authenticator',
  byNothing: 'nichts',
  checkedOn: 'gelesen im {{date}}',
  ownCode: 'dieses Programm',
  inDay: 'An einem Tag',
  inMonth: 'In einem Monat',
  inYear: 'In einem Jahr',
  tableTitle: 'Wahrscheinlichkeit eines richtigen Versuchs',
  perWindow: '{{guesses}} in {{minutes}} min',
  doubling: 'die Wartezeit verdoppelt sich nach jedem Versuch',
  ours: '{{free}} sofort, dann {{first}} Wartezeit, die sich bis {{longest}} verdoppelt; höchstens {{stop}} Versuche',
  speedLimit: '{{speed}} pro Sekunde',
  sources:
    'Andere Systeme: ihre Voreinstellungen. Eine Begrenzung, die Adressen zählt, lässt einem Angreifer mit mehr Adressen mehr Versuche. Hat ein Framework keine eigene Begrenzung, gilt „Ohne Drosselung“.',
  logTitle: 'Was die Drosselung des Servers zuließ',
  logText_one: '{{count}} Versuch in einem Jahr.',
  logText_other: '{{count}} Versuche in einem Jahr.',
  logStopped: 'Dann ist Schluss. Nur ein Backup-Code oder die Wiederherstellung öffnet das Konto noch.',
  guess: 'Versuch',
  after: 'Nach',
  wait: 'Wartezeit vor dem nächsten',
  none: 'keine',
  forGood: 'kein Versuch mehr',
  seconds: '{{value}} s',
  minutes: '{{value}} min',
  hours: '{{value}} h',
  days: '{{value}} T',

  replayTitle: 'Wiederholen',
  replayText:
    'Jemand sieht zu, wie Ann ihren Code eingibt, und gibt ihn ein paar Sekunden später selbst ein. Der Code ist noch gültig.',
  remembers: 'Der Server merkt sich den zuletzt verwendeten Zeitschritt',
  annSignsIn: 'Als Ann anmelden',
  malloryReplays: 'Denselben Code noch einmal eingeben',
  ann: 'Ann',
  mallory: 'Der Angreifer',
  typesCode: '{{who}} gibt {{code}} ein.',
  isIn: 'Akzeptiert: {{who}} ist angemeldet.',
  isReplay: 'Abgelehnt: Dieser Zeitschritt wurde schon verwendet.',
  isWrong: 'Abgelehnt: Der Code ist abgelaufen. Melden Sie sich noch einmal als Ann an.',

  theftTitle: 'Eine gestohlene Datenbank',
  theftText:
    'Jemand bekommt eine Kopie der Tabelle mit den zweiten Faktoren: aus einer Sicherung oder durch eine Lücke in einer Abfrage.',
  sealed: 'Die Schlüssel sind verschlüsselt (AES-256-GCM)',
  thiefHasKey: 'Der Dieb hat auch den Schlüssel des Servers',
  moved: 'Der Dieb kopiert Anns Zeile auf dem laufenden Server in ein eigenes Konto',
  columnUser: 'Benutzer',
  columnRow: 'Zeile',
  columnSecret: 'Schlüssel',
  annShows: 'Anns Authenticator-App zeigt',
  thiefMakes: 'Der Dieb berechnet',
  nothing: 'nichts',
  theftPlain:
    'Der Schlüssel war unverschlüsselt gespeichert. Der Dieb kann jetzt jeden Code von Ann berechnen.',
  theftSealed:
    'Ohne den Schlüssel des Servers kann der Dieb den Wert nicht entschlüsseln. Er kann keinen Code berechnen.',
  theftBoth:
    'Mit beidem kann der Dieb den Wert entschlüsseln. Deshalb liegt der Schlüssel des Servers getrennt von der Datenbank und ihren Sicherungen, und deshalb lässt er sich ersetzen.',
  theftMoved:
    'Der verschlüsselte Wert ist an Benutzer und Zeile gebunden. An einer anderen Stelle kann ihn nicht einmal der Server entschlüsseln.',

  lossTitle: 'Ein verlorenes Telefon',
  lossText:
    'Ann hat ihr Telefon verloren. Zwei Fragen: Was kann die Person tun, die es findet, und wie kommt Ann wieder in ihr Konto?',
  finder: 'Die Person, die es findet',
  owner: 'Ann',
  knowsPassword: 'kennt Anns Passwort',
  opensPhone: 'kann das Telefon entsperren',
  finderNothing: 'Diese Person hat ein gesperrtes Telefon und kein Passwort. Sie kann nichts tun.',
  finderCodes:
    'Diese Person sieht die Codes und sehr oft auch das Postfach. Mit einem Postfach bekommt man auf vielen Websites ein neues Passwort. Dann hat sie beide Faktoren. Dieser Server verlangt auch dann einen Code. Ann sollte sofort den Schlüssel ersetzen und alle Sitzungen beenden.',
  finderPassword:
    'Diese Person kennt das Passwort, braucht aber einen Code, und das gesperrte Telefon zeigt ihn nicht.',
  finderIn:
    'Diese Person hat beide Faktoren und kann sich anmelden. Jetzt hilft nur noch: alle Sitzungen beenden und den Schlüssel ersetzen.',
  annHas: 'Ann hat',
  hasBackup: 'einen Backup-Code',
  hasTrusted: 'einen Browser, dem sie vertraut hat',
  hasMail: 'ihr Postfach und sonst nichts',
  backupTyped: 'Der Backup-Code, wie Ann ihn eingibt',
  backupRead:
    'Gelesen als {{code}}. Leerzeichen, Striche, Großschreibung und ähnlich aussehende Zeichen spielen keine Rolle. Steht der Code auf ihrer Liste, gilt er einmal.',
  backupBad:
    'Das ist kein Backup-Code. Ein Backup-Code hat 8 Buchstaben und Ziffern, zum Beispiel 7K2M-X9QD.',
  trustedDays: 'Tage, seit Ann dem Browser vertraut',
  trustedValue_one: 'vor {{count}} Tag',
  trustedValue_other: 'vor {{count}} Tagen',
  trustedIn:
    'Dieser Browser braucht keinen Code. Ann meldet sich mit ihrem Passwort an, ersetzt den Schlüssel und erstellt neue Backup-Codes.',
  trustedOver:
    'Der Browser war {{days}} Tage lang vertrauenswürdig. Jetzt braucht er einen Code wie jeder andere.',
  mailOut:
    'Ein Link per E-Mail allein darf den zweiten Faktor nicht ersetzen (ASVS 5.0, 6.4.4). Sonst hätte jede Person, die ihre E-Mails lesen kann, alles. Der Server verlangt außerdem das Passwort und eine Wartezeit, und er informiert Ann.',

  relayTitle: 'Eine Phishing-Seite in der Mitte',
  relayText:
    'Eine Seite, die aussieht wie die der Bank, sendet alles, was Ann eingibt, sofort an die echte Bank weiter. Der Code ist neu und wird einmal verwendet: vom Angreifer.',
  realSite: 'Die echte Website',
  fakeSite: 'Die Seite, auf der Ann ist',
  fakeHint: 'Versuchen Sie einen ähnlichen Namen oder eine Subdomain des echten Namens.',
  badHost: 'Geben Sie einen Hostnamen ein, zum Beispiel bank-example.test.',
  asBrowserSees: 'Der Browser sieht {{host}}.',
  delay: 'Sekunden, bis die Seite den Code weitergibt',
  totp: 'Mit einem Einmalcode',
  passkey: 'Mit einem Passkey',
  totpIn:
    'Nach {{count}} s akzeptiert. Ein Code sagt nicht, auf welcher Seite er eingegeben wurde. Der Angreifer ist also als Ann angemeldet.',
  totpLate:
    'Nach {{count}} s abgelehnt: Der Code ist abgelaufen. Echte Phishing-Seiten brauchen nur eine Sekunde.',
  browserRefuses:
    'Der Browser lehnt ab: {{host}} ist weder {{site}} noch eine Subdomain davon. Die Seite kann nach diesem Passkey also nicht einmal fragen (WebAuthn §5.1.4.1).',
  andIfSigned: 'Wenn der Browser doch unterschreiben würde, dann dies:',
  serverRefuses:
    'Der Server lehnt ab: Der Ursprung in den Daten ist nicht sein eigener. Der Angreifer kann den Ursprung nicht ändern, weil er unterschrieben ist (WebAuthn §7.2).',
  serverAccepts:
    'Der Server akzeptiert: Der Ursprung in den Daten ist sein eigener. Das ist die echte Website, also kein Phishing.',
  subdomainMayAsk:
    'Der Browser lässt {{host}} nach dem Passkey fragen, weil es eine Subdomain von {{site}} ist (WebAuthn §5.1.4.1). Eine Subdomain kann jemand anderem gehören: die Seite eines Kunden oder ein vergessener Server, den jemand übernommen hat.',
  itSigns: 'Der Passkey unterschreibt dies:',
};
