import type { Wording } from '../../../../../shared/translations/wording.ts';
import type { lessons as original } from '../en/lessons.ts';

export const lessons: Wording<typeof original> = {
  lead: 'Jede Lektion dauert etwa zehn Minuten und endet mit einer Aufgabe. Die Seite prüft Ihre Antwort. Auf Papier gibt es dafür eine Zeile.',
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
    goal: 'Nach dieser Lektion können Sie aus der Zahl hinter einem Code den Code berechnen.',
    first:
      'Ihre Authenticator-App und die Website teilen einen Schlüssel: zwanzig zufällige Bytes, die im QR-Code standen. Keine von beiden sendet ihn noch einmal. Stattdessen berechnen beide daraus dieselbe kurze Zahl, und die Website vergleicht.',
    second:
      'Die Berechnung heißt HMAC. Sie mischt den Schlüssel mit einer Zahl, die beide Seiten kennen: dem Zeitschritt. Das Ergebnis sind zwanzig Bytes. Vier davon werden ausgewählt. Zusammen ergeben sie eine Zahl unter 2.147.483.648.',
    third:
      'Diese Zahl ist zum Eintippen zu lang, deshalb werden nur ihre letzten Ziffern verwendet. Die Zahl wird durch 1.000.000 geteilt. Der Rest ist der Code. Ist er zu kurz, werden vorn Nullen ergänzt.',
    task: 'Die Zahl hinter einem Code ist 907.081.804. Welcher sechsstellige Code ist das?',
    correct:
      '907.081.804 geteilt durch 1.000.000 ergibt den Rest 81.804. Er hat nur fünf Ziffern, deshalb wird vorn eine Null ergänzt. Mit acht Ziffern steht diese Zahl in der Tabelle von RFC 6238.',
    noZero: 'Die Zahl stimmt, aber ein Code hat immer sechs Ziffern: Ergänzen Sie vorn die Null.',
    first6: 'Das sind die ersten sechs Ziffern. Der Rest sind die letzten sechs.',
    wrong: 'Nehmen Sie den Rest bei der Teilung durch 1.000.000: die letzten sechs Ziffern.',
  },
  clock: {
    title: 'Die Uhr',
    goal: 'Nach dieser Lektion können Sie sagen, welcher Zeitschritt gerade ist und warum verschiedene Uhrzeiten ein Problem sind.',
    first:
      'Beide Seiten zählen, wie viele Perioden von 30 Sekunden seit dem 1. Januar 1970, 00:00 Uhr UTC, vergangen sind. Diese Zahl ist der Zeitschritt. Die beiden müssen einander dafür nichts senden: Eine Uhr genügt.',
    second:
      'Eine Uhr, die eine Minute falsch geht, zählt einen anderen Schritt, und es entsteht ein anderer Code. Deshalb akzeptiert die Website ihren eigenen Schritt und einen auf jeder Seite, aber nicht mehr. Jeder weitere Schritt wäre ein Code mehr, den ein Angreifer erraten kann.',
    third:
      'Ein verwendeter Code wird nicht noch einmal akzeptiert, auch wenn er noch nicht abgelaufen ist. Die Website merkt sich den zuletzt verwendeten Schritt und akzeptiert nur spätere.',
    task: 'Eine Uhr zeigt, dass seit 1970 1.111.111.109 Sekunden vergangen sind. Welcher Zeitschritt ist das, wenn eine Periode 30 Sekunden dauert?',
    correct: '1.111.111.109 ÷ 30 = 37.037.036,97, abgerundet. Diese Zeile steht in der Tabelle von RFC 6238.',
    rounded:
      'Fast. Der aktuelle Schritt hat begonnen, ist aber noch nicht vorbei. Deshalb wird immer abgerundet.',
    wrong: 'Teilen Sie die Sekunden durch 30 und lassen Sie alles nach dem Komma weg.',
  },
  enrolling: {
    title: 'Einrichten',
    goal: 'Nach dieser Lektion können Sie lesen und schreiben, was im QR-Code zum Einrichten steht.',
    first:
      'Beim Einrichten der Zwei-Faktor-Authentisierung erhalten beide Seiten denselben Schlüssel. Die Website erstellt den Schlüssel, zeigt ihn einmal als QR-Code und speichert ihn verschlüsselt. Der QR-Code ist das Bild einer Zeile: der Schlüssel-URI.',
    second:
      'Die Zeile lautet otpauth://totp/Anbieter:Konto?secret=SCHLÜSSEL&issuer=Anbieter. Weitere Parameter können folgen: algorithm, digits, period. Ein Leerzeichen wird als %20 geschrieben.',
    third:
      'Die Zwei-Faktor-Authentisierung ist erst eingeschaltet, wenn der erste Code zurückkommt. Erst dann weiß die Website, dass der Schlüssel angekommen ist. Wer den QR-Code fotografiert, hat den Schlüssel auch.',
    task: 'Schreiben Sie eine Schlüssel-URI für den Anbieter „Harbour Library“, das Konto „ann@example.test“, den Schlüssel JBSWY3DPEHPK3PXP und Codes mit acht Ziffern.',
    correct: 'Eine Authenticator-App würde genau dieses Konto hinzufügen.',
    unreadable:
      'Das ist noch keine Schlüssel-URI. Eine Schlüssel-URI beginnt mit otpauth://totp/ und hat ein secret.',
    wrongPart: 'Die Zeile ist lesbar, aber dies passt nicht zur Aufgabe: {{parts}}.',
    partType: 'der Typ',
    partIssuer: 'der Anbieter',
    partAccount: 'das Konto',
    partSecret: 'der Schlüssel',
    partDigits: 'die Ziffern',
    partAlgorithm: 'der Algorithmus, der in der Aufgabe SHA1 bleibt',
    partPeriod: 'die Periode, die in der Aufgabe bei 30 Sekunden bleibt',
    partSpaces: 'ein Leerzeichen, das nicht als %20 geschrieben ist (manche Apps zeigen es anders)',
  },
  trust: {
    title: 'Vertrauen und Drosselung',
    goal: 'Nach dieser Lektion können Sie ausrechnen, wie viele Versuche ein Angreifer hat.',
    first:
      'Sechs Ziffern ergeben eine Million Codes, und drei davon sind in jedem Moment gültig. Ohne Drosselung ist nach 6,4 Stunden mit 10 Versuchen pro Sekunde die Hälfte der Angriffe gelungen. Nicht die Länge des Codes schützt, sondern die kleine Zahl der Versuche.',
    second:
      'Dieser Server lässt fünf falsche Codes sofort zu. Danach muss jeder weitere Versuch warten: 30 Sekunden, 1 Minute, 2, 4, 8 und so weiter, bis zu einer Stunde. Nach hundert falschen Codes in Folge akzeptiert er keinen mehr. Ein richtiger Code setzt die Zählung zurück.',
    third:
      'Einem Browser kann man 30 Tage lang vertrauen. Er braucht dann keinen Code. Das ist bequemer und etwas weniger sicher. Deshalb ist das Vertrauen auf dem Server gespeichert, wo Sie es beenden können. Jede Änderung am zweiten Faktor beendet es ebenfalls.',
    task: 'Ein Angreifer rät, sobald dieser Server es zulässt: die ersten fünf Male sofort, dann nach 30 Sekunden, dann eine Minute später und so weiter, immer doppelt so lange. Wie viele Versuche lässt der Server in der ersten Stunde zu?',
    correct:
      'Fünf sofort, dann nach 30, 90, 210, 450, 930 und 1.890 Sekunden. Der nächste käme nach 3.810 Sekunden, und dann ist die Stunde vorbei. Die echte Drosselung des Servers liefert dasselbe Ergebnis.',
    wrong:
      'Zählen Sie die Wartezeiten zusammen: 30, dann 30 + 60, dann 30 + 60 + 120. Zählen Sie, wie viele innerhalb von 3.600 Sekunden liegen, und addieren Sie die ersten fünf.',
  },
  losing: {
    title: 'Verlust und Wiederherstellung',
    goal: 'Nach dieser Lektion können Sie einen sicheren Weg zurück ins Konto von einem Weg unterscheiden, der den zweiten Faktor umgeht.',
    first:
      'Telefone gehen verloren. Wer nur noch einen Faktor hat, muss wieder ins Konto kommen können. Sonst würde niemand einen zweiten einschalten. Aber jeder Weg zurück ist auch ein Weg hinein für andere.',
    second:
      'Dafür gibt es Backup-Codes: eine Liste von Codes auf Papier, die je einmal gelten. Die Website speichert nur, was sie zum Erkennen braucht. Die Codes ersetzen die Authenticator-App, das Passwort ist also weiterhin nötig.',
    third:
      'Ein Weg zurück ins Konto ist nur so stark wie sein schwächster Schritt. Der Name eines Haustiers lässt sich herausfinden. Wer das Telefon hat, kann vielleicht auch das Postfach öffnen. Eine freundliche Stimme am Telefon zeigt nicht, wer anruft.',
    task: 'Ann hat ihr Telefon verloren. Bei welchem Weg zurück bleibt ihr Konto so sicher wie vorher?',
    mail: 'Ein Link per E-Mail, der den zweiten Faktor ausschaltet',
    backup: 'Ihr Passwort und einer ihrer Backup-Codes',
    question: 'Ihr Passwort und der Name ihres ersten Haustiers',
    call: 'Ein Anruf beim Support, der ihn für sie ausschaltet',
    mailWhy: 'Dann würde ihr Postfach allein das Konto öffnen: ein Faktor statt zwei.',
    backupWhy:
      'Zwei Faktoren wie vorher: etwas, das sie weiß, und etwas, das sie hat. Der Code gilt nur einmal, und sie ersetzt den Schlüssel.',
    questionWhy: 'Beides ist Wissen, und das zweite kennen vielleicht auch andere: ein Faktor statt zwei.',
    callWhy: 'Wer anruft und klingt wie sie, käme in das Konto. Der Support lässt sich zu vielem überreden.',
  },
};
