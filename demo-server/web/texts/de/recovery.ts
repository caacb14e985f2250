import type { Wording } from '../../../../shared/translations/wording.ts';
import type { recovery as original } from '../en/recovery.ts';

export const recovery: Wording<typeof original> = {
  cantUse: 'Ich kann nichts davon verwenden',
  title: 'Zurück in Ihr Konto',
  lead: 'Ohne das Gerät, das Ihre Codes zeigt, gibt es diese Wege zurück, der beste zuerst.',
  strangerLead:
    'Kennen Sie Ihr Passwort, dann melden Sie sich zuerst an: Danach sehen Sie, welche Wege Ihr Konto hat.',
  backupTitle: 'Ein Backup-Code',
  backupText:
    'Einer der Codes, die Sie beim Einrichten der Zwei-Faktor-Authentisierung gesichert haben. Er lässt Sie sofort hinein.',
  backupNone: 'Von Ihren Backup-Codes ist keiner übrig.',
  backupAction: 'Backup-Code eingeben',
  mailTitle: 'Ein Link per E-Mail',
  mailText:
    'Er geht an jede bestätigte Adresse Ihres Kontos. Mit ihm und Ihrem Passwort setzen Sie Ihren zweiten Faktor zurück; danach richten Sie einen anderen ein.',
  mailAction: 'Links schicken',
  mailSentTitle: 'Sehen Sie in Ihr Postfach',
  mailSent_one: 'Ein Link ist unterwegs zur bestätigten Adresse Ihres Kontos.',
  mailSent_other:
    'Links sind unterwegs zu den {{count}} bestätigten Adressen Ihres Kontos. Verwenden Sie einen davon.',
  mailNoAddress: 'Keine Adresse Ihres Kontos ist bestätigt, deshalb kann kein Link geschickt werden.',
  mailByMail:
    'Ihr Passwort haben Sie mit einem gemailten Link gewählt. Ein zweiter kann nicht für Ihren zweiten Faktor einstehen: Beide kommen aus demselben Postfach.',
  personTitle: 'Menschen',
  personText: 'Zwei Menschen, die für diese Website arbeiten, prüfen Ihre Anfrage. Das braucht Zeit.',
  personAction: 'Menschen um Hilfe bitten',
  backToStep: 'Zurück zum zweiten Schritt',
  askTitle: 'Einen Link schicken lassen',
  askText:
    'Geben Sie die Adresse ein, mit der Sie sich anmelden. Der Link geht an jede bestätigte Adresse dieses Kontos.',
  askAction: 'Links schicken',
  askDone:
    'Gibt es ein Konto mit dieser Adresse, einem zweiten Faktor und einer bestätigten Adresse, dann sind Links unterwegs. Sehen Sie in Ihr Postfach, auch unter unerwünschten E-Mails.',
  underWayTitle: 'Ihr zweiter Faktor wird zurückgesetzt.',
  underWay:
    'Das geschieht am <when/>. Beweisen Sie Ihren zweiten Faktor oder ändern Sie Ihr Passwort, eine Adresse oder eine Methode, dann wird es abgebrochen.',
  linkTitle: 'Zweiten Faktor zurücksetzen',
  linkLead: 'Bestätigen Sie, dass Sie es sind. Bis dahin hat sich nichts geändert.',
  linkBroken:
    'Dieser Link ist nicht vollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.',
  linkOver: 'Dieser Link gilt nicht mehr',
  askAgain: 'Andere Wege zurück',
  account: 'Konto: {{email}}',
  expires: 'Der Link gilt bis <when/>.',
  effectVoid: 'Ihr Authenticator, andere Methoden und die Backup-Codes gelten für diese Website nicht mehr.',
  effectOut: 'Überall, wo Sie angemeldet sind, werden Sie abgemeldet.',
  effectAgain: 'Danach melden Sie sich mit Ihrem Passwort an und richten wieder einen zweiten Faktor ein.',
  effectWait_one:
    'All das geschieht eine Stunde, nachdem Sie bestätigt haben; bis dahin lässt es sich abbrechen.',
  effectWait_other:
    'All das geschieht {{count}} Stunden, nachdem Sie bestätigt haben; bis dahin lässt es sich abbrechen.',
  answers: 'Ihre Sicherheitsfragen',
  answersHint: 'Großschreibung, Leerzeichen und Satzzeichen sind egal.',
  enterAnswer: 'Beantworten Sie diese Frage.',
  resetAction: 'Meinen zweiten Faktor zurücksetzen',
  doneTitle: 'Ihr zweiter Faktor ist zurückgesetzt',
  doneLead:
    'Melden Sie sich mit Ihrem Passwort an. Danach richten Sie vor allem anderen wieder einen zweiten Faktor ein.',
  waitingTitle: 'Das Zurücksetzen läuft',
  waitingLead: 'Ihr zweiter Faktor wird am <when/> zurückgesetzt.',
  waitingText:
    'Bis dahin bleibt alles, wie es ist, und Sie können diese Seite schließen. An jeder bestätigten Adresse erfahren Sie, wenn es geschehen ist, und jede Nachricht enthält einen Link, um es abzubrechen.',
  cancelTitle: 'Zurücksetzen des zweiten Faktors abbrechen',
  cancelLead: 'Ihr zweiter Faktor bleibt, wie er ist, und geschickte Links gelten nicht mehr.',
  cancelAction: 'Zurücksetzen abbrechen',
  cancelledTitle: 'Das Zurücksetzen ist abgebrochen',
  cancelledLead: 'Ihr zweiter Faktor ist, wie er war.',
  cancelledUsed:
    'Der Link war schon verwendet worden. Waren Sie das nicht selbst, dann kennt jemand Ihr Passwort und liest Ihre E-Mails. Ändern Sie zuerst das Passwort Ihres Postfachs, und wählen Sie dann hier ein neues.',
  cancelledUnused:
    'Niemand hatte den Link verwendet. Haben Sie ihn nicht selbst angefordert, dann kennt vielleicht jemand Ihr Passwort: Wählen Sie ein neues.',
  newPassword: 'Neues Passwort wählen',
  settingsTitle: 'Wege zurück',
  settingsLead: 'Wie Sie in Ihr Konto kommen, wenn Ihr zweiter Faktor verloren ist.',
  settingsCodes_one: 'Ein Backup-Code ist übrig.',
  settingsCodes_other: '{{count}} Backup-Codes sind übrig.',
  settingsAddresses_zero: 'Keine Adresse ist bestätigt, deshalb kann kein Link geschickt werden.',
  settingsAddresses_one: 'Links gehen an eine bestätigte Adresse und gelten {{minutes}} Minuten.',
  settingsAddresses_other: 'Links gehen an {{count}} bestätigte Adressen und gelten {{minutes}} Minuten.',
  settingsWait_one: 'Danach wartet das Zurücksetzen eine Stunde und lässt sich abbrechen.',
  settingsWait_other: 'Danach wartet das Zurücksetzen {{count}} Stunden und lässt sich abbrechen.',
  addresses: 'Adressen',
  questionsTitle: 'Sicherheitsfragen',
  questionsText:
    'Ein Link fragt dann neben Ihrem Passwort nach den Antworten. Allein genügen sie nie, und ein Backup-Code ist der bessere Weg zurück.',
  questionsWarning:
    'Antworten, die andere herausfinden oder raten können, schützen nichts. Wahr sein muss eine Antwort nicht.',
  questionsSet: 'Festgelegt am <when/>',
  questionsNone: 'Sie haben keine.',
  questionsNew: 'Sicherheitsfragen festlegen',
  questionsReplace: 'Andere Fragen festlegen',
  questionsRemove: 'Entfernen',
  questionsSetLead: 'Mindestens drei, jede mit einer Antwort, die nur Sie kennen.',
  questionsSetDone: 'Ihre Sicherheitsfragen sind festgelegt.',
  questionsRemoved: 'Ihre Sicherheitsfragen sind entfernt.',
  removeTitle: 'Sicherheitsfragen entfernen',
  removeLead: 'Ein Link fragt dann nur noch nach Ihrem Passwort.',
  question: 'Frage {{number}}',
  ownQuestion: 'Ihre eigene Frage',
  writeOwn: 'Eine eigene Frage schreiben',
  answer: 'Antwort {{number}}',
  anotherQuestion: 'Frage hinzufügen',
  fewerQuestions: 'Letzte Frage entfernen',
  enterQuestion: 'Schreiben Sie Ihre Frage.',
  answerShort: 'Geben Sie eine Antwort aus mindestens {{least}} Buchstaben oder Ziffern.',
  alike: 'Jede Frage und jede Antwort muss sich von den anderen unterscheiden.',
  questions: {
    'first-teacher': 'Wie hieß Ihre erste Lehrerin oder Ihr erster Lehrer?',
    'first-job': 'Wo hatten Sie Ihre erste Arbeitsstelle?',
    'first-concert': 'Wessen Konzert haben Sie als erstes besucht?',
    'childhood-friend':
      'Welchen Spitznamen hatte in der Kindheit Ihre beste Freundin oder Ihr bester Freund?',
    'childhood-street': 'In welcher Straße haben Sie als Kind gewohnt?',
    'favourite-book': 'Welches Buch haben Sie in Ihrer Jugend am häufigsten gelesen?',
    'parents-met': 'In welchem Ort haben sich Ihre Eltern kennengelernt?',
    'first-journey': 'Wohin ging Ihre erste Reise ohne Ihre Eltern?',
  },
};
