import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { lessons as original } from '../en/lessons.ts';

export const lessons: Wording<typeof original> = {
  lead: 'Jede dauert etwa zehn Minuten und endet mit einer Aufgabe. Die Seite prüft die Antwort; auf Papier ist eine Zeile dafür da.',
  number: 'Lektion {{number}} von {{total}}',
  try: 'Ausprobieren',
  task: 'Aufgabe',
  answer: 'Ihre Antwort',
  answerLine: 'Antwort:',
  nameLine: 'Name:',
  check: 'Antwort prüfen',
  print: 'Diese Lektion drucken',
  previous: 'Vorige Lektion',
  next: 'Nächste Lektion',
  right: 'Richtig',
  notYet: 'Noch nicht',

  code: {
    title: 'Ein Code',
    goal: 'Danach können Sie aus der Zahl hinter einem Code den Code machen.',
    first:
      'Ihr Authenticator und die Website teilen einen Schlüssel: zwanzig zufällige Bytes, die im QR-Code standen. Keine Seite sendet ihn noch einmal. Stattdessen berechnen beide daraus dieselbe kurze Zahl, und die Website vergleicht.',
    second:
      'Berechnet wird ein HMAC: Er mischt den Schlüssel mit einer Zahl, die beide kennen, dem Zeitschritt. Heraus kommen zwanzig Bytes. Vier davon werden gewählt und bilden eine Zahl unter 2.147.483.648.',
    third:
      'Die ist zu lang zum Tippen, also zählen nur ihre letzten Ziffern: Sie wird durch 1.000.000 geteilt, und der Rest, vorn mit Nullen aufgefüllt, ist der Code.',
    task: 'Die Zahl hinter einem Code ist 1.284.755.224. Welcher sechsstellige Code ist das?',
    correct:
      '1.284.755.224 geteilt durch 1.000.000 lässt den Rest 755.224: den ersten Code in der Tabelle von RFC 4226.',
    first6: 'Das sind die ersten sechs Ziffern. Ein Rest steht am Ende.',
    wrong: 'Nehmen Sie den Rest bei der Teilung durch 1.000.000: die letzten sechs Ziffern.',
  },
  clock: {
    title: 'Die Uhr',
    goal: 'Danach können Sie sagen, welcher Zeitschritt es ist und warum ungleiche Uhren stören.',
    first:
      'Beide Seiten zählen, wie viele Perioden von 30 Sekunden seit dem 1. Januar 1970, Mitternacht in London, vergangen sind. Diese Zahl ist der Zeitschritt. Es braucht keine Nachricht: Eine Uhr genügt.',
    second:
      'Eine Uhr, die eine Minute falsch geht, zählt einen anderen Schritt und macht einen anderen Code. Darum nimmt die Website ihren eigenen Schritt und einen auf jeder Seite an, mehr nicht: Jeder weitere ist noch ein Code, den ein Angreifer raten kann.',
    third:
      'Ein benutzter Code wird nicht noch einmal angenommen, auch wenn seine Zeit nicht um ist. Die Website merkt sich den zuletzt benutzten Schritt und nimmt nur spätere.',
    task: 'Eine Uhr sagt, dass seit 1970 1.111.111.109 Sekunden vergangen sind. Welcher Zeitschritt ist das bei einer Periode von 30 Sekunden?',
    correct: '1.111.111.109 ÷ 30 = 37.037.036,97, abgerundet. RFC 6238 hat diese Zeile in seiner Tabelle.',
    rounded: 'Fast: Ein Schritt hat begonnen und ist nicht vorbei, also wird abgerundet, nie auf.',
    wrong: 'Teilen Sie die Sekunden durch 30 und lassen Sie weg, was hinter dem Komma steht.',
  },
  enrolling: {
    title: 'Einrichten',
    goal: 'Danach können Sie lesen und schreiben, was in einem QR-Code zur Einrichtung steht.',
    first:
      'Beim Einrichten bekommen beide Seiten denselben Schlüssel. Die Website erzeugt ihn, zeigt ihn einmal als QR-Code und bewahrt ihn versiegelt auf. Der QR-Code ist das Bild einer Zeile, der Schlüssel-URI.',
    second:
      'Die Zeile lautet otpauth://totp/Aussteller:Konto?secret=SCHLÜSSEL&issuer=Aussteller. Weitere Parameter können folgen: algorithm, digits, period. Ein Leerzeichen wird %20 geschrieben.',
    third:
      'Nichts zählt, bevor der erste Code zurückgekommen ist: Erst dann weiß die Website, dass der Schlüssel angekommen ist. Wer den QR-Code fotografiert, hat den Schlüssel auch.',
    task: 'Schreiben Sie eine Schlüssel-URI für den Aussteller „Harbour Library“, das Konto „ann@example.test“, den Schlüssel JBSWY3DPEHPK3PXP und Codes mit acht Ziffern.',
    correct: 'Ein Authenticator würde genau dieses Konto aufnehmen.',
    unreadable: 'Das ist noch keine Schlüssel-URI. Sie beginnt mit otpauth://totp/ und hat ein secret.',
    wrongPart: 'Sie ist lesbar, aber dies ist nicht wie verlangt: {{parts}}.',
    partType: 'die Art',
    partIssuer: 'der Aussteller',
    partAccount: 'das Konto',
    partSecret: 'der Schlüssel',
    partDigits: 'die Ziffern',
  },
  trust: {
    title: 'Vertrauen und drosseln',
    goal: 'Danach können Sie ausrechnen, wie oft ein Angreifer raten darf.',
    first:
      'Sechs Ziffern sind eine Million Codes, und drei davon sind jederzeit richtig. Ein Rechner probiert so viele in einer Minute. Nicht die Länge des Codes schützt, sondern wie wenige Versuche durchgelassen werden.',
    second:
      'Dieser Server lässt fünf falsche Codes sofort durch. Dann muss jeder weitere warten: 30 Sekunden, 1 Minute, 2, 4, 8 und so fort, bis zu einer Stunde. Nach hundert falschen in Folge nimmt er keinen mehr. Ein richtiger setzt die Zählung zurück.',
    third:
      'Einem Browser kann man 30 Tage vertrauen: Er wird nicht nach einem Code gefragt. Das ist Bequemlichkeit für etwas Sicherheit. Darum liegt das Vertrauen auf dem Server, wo man es zurücknehmen kann, und endet mit jeder Änderung des Faktors.',
    task: 'Ein Angreifer rät, sobald dieser Server einen Versuch durchlässt: die ersten fünf sofort, den nächsten nach 30 Sekunden, den nächsten eine Minute danach und so fort, immer verdoppelt. Wie viele Versuche werden in der ersten Stunde durchgelassen?',
    correct:
      'Fünf sofort, dann nach 30, 90, 210, 450, 930 und 1.890 Sekunden. Der nächste käme nach 3.810, und die Stunde ist um. Die echte Drosselung unter einer Uhr, die springt, sagt dasselbe.',
    wrong:
      'Zählen Sie die Wartezeiten zusammen: 30, dann 30 + 60, dann 30 + 60 + 120. Zählen Sie die, die in 3.600 Sekunden passen, und die ersten fünf.',
  },
  losing: {
    title: 'Verlieren und wiederherstellen',
    goal: 'Danach können Sie einen Weg zurück von einem Weg außen herum unterscheiden.',
    first:
      'Telefone gehen verloren. Wer nur noch einen Faktor hat, muss zurückkommen können, sonst schaltet niemand einen zweiten ein. Aber jeder Weg zurück ist auch ein Weg hinein für andere.',
    second:
      'Dafür gibt es Backup-Codes: zehn Codes auf Papier, jeder gilt einmal. Die Website bewahrt nur auf, was sie zum Erkennen braucht. Sie stehen für den Authenticator, also wird das Passwort trotzdem verlangt.',
    third:
      'Ein Weg zurück ist so stark wie sein schwächster Schritt. Fragen nach einem Haustier lassen sich nachschlagen, ein Postfach steht vielleicht dem offen, der das Telefon hat, und eine freundliche Stimme am Telefon beweist nichts.',
    task: 'Anns Telefon ist weg. Welcher Weg zurück lässt ihr Konto so sicher, wie es war?',
    mail: 'Ein Link in einer E-Mail, der den zweiten Faktor ausschaltet',
    backup: 'Ihr Passwort und einer ihrer Backup-Codes',
    question: 'Ihr Passwort und der Name ihres ersten Haustiers',
    call: 'Ein Anruf beim Support, der ihn für sie ausschaltet',
    mailWhy: 'Dann öffnete ihr Postfach allein das Konto: ein Faktor statt zwei.',
    backupWhy:
      'Zwei Faktoren wie zuvor: etwas, das sie weiß, und etwas, das sie hat. Der Code ist verbraucht, und sie ersetzt den Schlüssel.',
    questionWhy: 'Beides weiß sie, und das zweite wissen auch andere: ein Faktor statt zwei.',
    callWhy: 'Wer anruft und klingt wie sie, käme hinein. Der Support lässt sich zu vielem überreden.',
  },
};
