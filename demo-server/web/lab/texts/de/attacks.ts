import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { attacks as original } from '../en/attacks.ts';

export const attacks: Wording<typeof original> = {
  lead: 'Fünf Angriffe, jeder auf dem Code des echten Servers, hier in diesem Browser. Nichts wird irgendwohin gesendet.',
  again: 'Von vorn beginnen',

  guessTitle: 'Raten',
  guessText:
    'Der Angreifer kennt das Passwort und rät Codes. Jederzeit sind {{codes}} Codes richtig, ein Versuch gelingt also mit der Wahrscheinlichkeit {{chance}}. Es kommt darauf an, wie viele Versuche durchgelassen werden.',
  digits: 'Ziffern',
  window: 'Fenster',
  windowSteps_one: '{{count}} Schritt auf jeder Seite',
  windowSteps_other: '{{count}} Schritte auf jeder Seite',
  speed: 'Versuche je Sekunde, wo nichts sie begrenzt',
  compare: 'Vergleichen mit',
  chartTitle: 'Wahrscheinlichkeit des Erfolgs über die Zeit',
  chartAlt:
    'Kurven der Wahrscheinlichkeit über die Zeit. Nach einem Jahr: dieser Server {{ours}}, {{other}} {{theirs}}, ohne Drosselung {{none}}. Die Tabelle darunter nennt alle Zahlen.',
  thisServer: 'Dieser Server',
  noThrottle: 'Ohne Drosselung',
  system: 'System',
  limit: 'Seine Grenze',
  inDay: 'An einem Tag',
  inMonth: 'In einem Monat',
  inYear: 'In einem Jahr',
  tableTitle: 'Wahrscheinlichkeit eines richtigen Versuchs',
  perWindow: '{{guesses}} in {{minutes}} min',
  doubling: 'die Wartezeit verdoppelt sich jedes Mal',
  ours: '{{free}} sofort, dann {{first}} verdoppelt bis {{longest}}, höchstens {{stop}}',
  speedLimit: '{{speed}} je Sekunde',
  sources:
    'Andere Systeme: ihre Voreinstellungen, wie sie 2026 veröffentlicht waren. Hat ein Framework keine eigene, gilt „Ohne Drosselung“.',
  logTitle: 'Was die Drosselung des Servers durchließ',
  logText_one: '{{count}} Versuch in einem Jahr.',
  logText_other: '{{count}} Versuche in einem Jahr.',
  logStopped: 'Dann ist Schluss: Nur ein Backup-Code oder die Wiederherstellung öffnet das Konto noch.',
  guess: 'Versuch',
  after: 'Nach',
  wait: 'Wartezeit bis zum nächsten',
  none: 'keine',
  forGood: 'für immer',
  seconds: '{{value}} s',
  minutes: '{{value}} min',
  hours: '{{value}} h',
  days: '{{value}} T',

  replayTitle: 'Wiederholen',
  replayText:
    'Jemand liest Anns Code über ihre Schulter mit und tippt ihn ein paar Sekunden nach ihr. Der Code stimmt noch.',
  remembers: 'Der Server merkt sich den zuletzt benutzten Schritt',
  annSignsIn: 'Ann anmelden lassen',
  malloryReplays: 'Denselben Code noch einmal tippen',
  ann: 'Ann',
  mallory: 'Die mitlesende Person',
  typesCode: '{{who}} tippt {{code}}.',
  isIn: 'Angenommen: {{who}} ist angemeldet.',
  isReplay: 'Abgelehnt: Dieser Schritt wurde schon benutzt.',
  isWrong: 'Abgelehnt: Der Code ist abgelaufen. Lassen Sie Ann sich noch einmal anmelden.',

  theftTitle: 'Eine gestohlene Datenbank',
  theftText:
    'Eine Kopie der Tabelle mit den zweiten Faktoren gelangt nach draußen: aus einer Sicherung oder durch eine Lücke in einer Abfrage.',
  sealed: 'Die Schlüssel sind versiegelt (AES-256-GCM)',
  thiefHasKey: 'Der Dieb hat auch den Schlüssel des Servers',
  moved: 'Der Dieb schreibt Anns Zeile auf dem laufenden Server in ein eigenes Konto',
  columnUser: 'Benutzer',
  columnRow: 'Zeile',
  columnSecret: 'Geheimnis',
  annShows: 'Anns Authenticator zeigt',
  thiefMakes: 'Der Dieb berechnet',
  nothing: 'nichts',
  theftPlain: 'Der Schlüssel lag offen da. Der Dieb berechnet von nun an jeden Code von Ann.',
  theftSealed:
    'Der Umschlag öffnet sich nicht ohne den Schlüssel des Servers. Der Dieb berechnet keinen Code.',
  theftBoth:
    'Mit beidem öffnet sich der Umschlag. Darum liegt der Schlüssel getrennt von der Datenbank und ihren Sicherungen und lässt sich auswechseln.',
  theftMoved:
    'Der Umschlag ist an Benutzer und Zeile gebunden. An einem anderen Ort öffnet er sich nicht, auch nicht für den Server.',

  lossTitle: 'Ein verlorenes Telefon',
  lossText:
    'Anns Telefon ist weg. Zwei Fragen: Was kann die Person, die es findet, und wie kommt Ann in ihr Konto?',
  finder: 'Wer es findet',
  owner: 'Ann',
  knowsPassword: 'kennt Anns Passwort',
  opensPhone: 'kommt an der Sperre des Telefons vorbei',
  finderNothing: 'In der Hand: ein gesperrtes Telefon und kein Passwort. Nichts öffnet sich.',
  finderCodes:
    'Die Codes sind zu sehen und ohne Passwort nichts wert. Ann sollte den Schlüssel bald ersetzen.',
  finderPassword: 'Das Passwort ist bekannt, aber den Code zeigt das gesperrte Telefon nicht.',
  finderIn:
    'Beide Faktoren sind da, das Konto steht offen. Jetzt hilft nur noch, die Sitzungen zu beenden und den Schlüssel zu ersetzen.',
  annHas: 'Ann hat',
  hasBackup: 'einen Backup-Code',
  hasTrusted: 'einen Browser, dem sie vertraut hat',
  hasMail: 'ihr Postfach und sonst nichts',
  backupTyped: 'Der Backup-Code, wie Ann ihn tippt',
  backupRead:
    'Gelesen als {{code}}: Leerzeichen, Striche, Groß und Klein und Verwechslungen werden verziehen. Steht er auf ihrer Liste, zählt er einmal und ist weg.',
  backupBad: 'Das kann kein Backup-Code sein: Er hat acht Buchstaben und Ziffern, etwa 7K2M-X9QD.',
  trustedDays: 'Tage, seit Ann ihm vertraut hat',
  trustedValue_one: 'vor {{count}} Tag',
  trustedValue_other: 'vor {{count}} Tagen',
  trustedIn:
    'Dieser Browser wird nicht nach einem Code gefragt. Ann kommt mit ihrem Passwort hinein, ersetzt den Schlüssel und erzeugt neue Backup-Codes.',
  trustedOver:
    'Das Vertrauen endete nach 30 Tagen. Dieser Browser wird nach einem Code gefragt wie jeder andere.',
  mailOut:
    'Ein Link per E-Mail allein darf den zweiten Faktor nicht ersetzen (ASVS 6.4.3): Wer ihre E-Mails liest, hätte alles. Nötig sind das Passwort, eine Wartezeit und eine Nachricht an Ann.',

  relayTitle: 'Eine weiterleitende Phishing-Seite',
  relayText:
    'Eine Seite, die aussieht wie die der Bank, gibt alles, was Ann tippt, sofort an die echte weiter. Der Code ist frisch und wird einmal benutzt: vom Angreifer.',
  realSite: 'Die echte Website',
  fakeSite: 'Die Seite, auf der Ann ist',
  fakeHint: 'Versuchen Sie einen ähnlichen Namen oder einen unterhalb des echten.',
  badHost: 'Geben Sie einen Namen ein, etwa bank-example.test.',
  asBrowserSees: 'Der Browser sieht {{host}}.',
  delay: 'Sekunden, bis der Code weitergegeben ist',
  totp: 'Mit einem Einmalcode',
  passkey: 'Mit einem Passkey',
  totpIn:
    'Nach {{count}} s angenommen. Ein Code sagt nichts über die Seite, auf der er getippt wurde: Der Angreifer ist als Ann angemeldet.',
  totpLate:
    'Nach {{count}} s abgelehnt: Der Code ist abgelaufen. Echte Weiterleitungen brauchen eine Sekunde.',
  browserRefuses:
    'Der Browser lehnt ab: {{host}} ist weder {{site}} noch ein Name darunter, also kann die Seite nach diesem Passkey nicht einmal fragen (WebAuthn §5.1.4.1).',
  andIfSigned: 'Und würde er doch unterschreiben, dann dies:',
  serverRefuses:
    'Der Server lehnt ab: Der Ursprung darin ist nicht seiner. Der Angreifer kann ihn nicht ändern, denn er ist unterschrieben (WebAuthn §7.2).',
  sameSite: 'Das ist die echte Website oder ein Name darunter: kein Phishing.',
};
