import type { Wording } from '../../../../shared/translations/wording.ts';
import type { recovery as original } from '../en/recovery.ts';

export const recovery: Wording<typeof original> = {
  cantUse: 'Ich kann keine dieser Methoden nutzen',
  title: 'Zurück in Ihr Konto',
  lead: 'Wenn Sie das Gerät mit Ihren Codes nicht haben, kommen Sie so wieder in Ihr Konto. Der beste Weg steht zuerst.',
  strangerLead:
    'Wenn Sie Ihr Passwort kennen, melden Sie sich zuerst an. Danach sehen Sie, welche Möglichkeiten Ihr Konto hat.',
  backupTitle: 'Ein Backup-Code',
  backupText:
    'Verwenden Sie einen der Codes, die Sie beim Einrichten der Zwei-Faktor-Authentisierung gesichert haben. Damit kommen Sie sofort in Ihr Konto.',
  backupNone: 'Sie haben keine Backup-Codes mehr.',
  backupAction: 'Backup-Code eingeben',
  mailTitle: 'Ein Link per E-Mail',
  mailText:
    'Wir senden ihn an jede bestätigte Adresse Ihres Kontos. Mit dem Link und Ihrem Passwort setzen Sie Ihren zweiten Faktor zurück. Danach richten Sie einen neuen ein.',
  mailAction: 'Links senden',
  mailSentTitle: 'Prüfen Sie Ihr Postfach',
  mailSent_one: 'Ein Link ist unterwegs an die bestätigte Adresse Ihres Kontos.',
  mailSent_other:
    'Links sind unterwegs an die {{count}} bestätigten Adressen Ihres Kontos. Sie können jeden davon verwenden.',
  mailNoAddress: 'Ihr Konto hat keine bestätigte Adresse, deshalb können wir keinen Link senden.',
  mailByMail:
    'Sie haben Ihr Passwort über einen Link per E-Mail festgelegt. Ein zweiter Link per E-Mail kann Ihren zweiten Faktor nicht ersetzen, weil beide aus demselben Postfach kommen.',
  personTitle: 'Hilfe vom Support',
  personText: 'Zwei Personen, die für diese Website arbeiten, prüfen Ihre Anfrage. Das braucht Zeit.',
  personAction: 'Support um Hilfe bitten',
  backToStep: 'Zurück zum zweiten Schritt',
  askTitle: 'Link per E-Mail erhalten',
  askText:
    'Geben Sie die Adresse ein, mit der Sie sich anmelden. Wir senden den Link an jede bestätigte Adresse dieses Kontos.',
  askAction: 'Links senden',
  askDone:
    'Wenn diese Adresse zu einem Konto mit einem zweiten Faktor und einer bestätigten Adresse gehört, sind Links unterwegs. Prüfen Sie Ihr Postfach und Ihren Spam-Ordner.',
  underWayTitle: 'Ihr zweiter Faktor wird zurückgesetzt.',
  underWay:
    'Das geschieht am <when/>. Es wird abgebrochen, wenn Sie Ihren zweiten Faktor bestätigen oder wenn Sie Ihr Passwort, eine Adresse oder eine Methode ändern.',
  linkTitle: 'Zweiten Faktor zurücksetzen',
  linkLead: 'Bestätigen Sie, dass Sie es sind. Vorher ändert sich nichts.',
  linkBroken:
    'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.',
  linkOver: 'Dieser Link ist nicht mehr gültig',
  askAgain: 'Andere Wege zurück ins Konto',
  account: 'Konto: {{email}}',
  expires: 'Der Link gilt bis <when/>.',
  effectVoid:
    'Ihre Authenticator-App, andere Methoden und Ihre Backup-Codes funktionieren auf dieser Website nicht mehr.',
  effectOut: 'Sie werden überall abgemeldet.',
  effectAgain:
    'Danach melden Sie sich mit Ihrem Passwort an und richten wieder einen zweiten Faktor ein. In einem anderen Browser brauchen Sie dazu auch einen Link, den wir Ihnen senden.',
  effectAgainByLink:
    'Danach senden wir Ihnen einen Link. Damit und mit Ihrem Passwort melden Sie sich an und richten wieder einen zweiten Faktor ein.',
  effectWait_one: 'All das geschieht eine Stunde nach Ihrer Bestätigung. Bis dahin können Sie es abbrechen.',
  effectWait_other:
    'All das geschieht {{count}} Stunden nach Ihrer Bestätigung. Bis dahin können Sie es abbrechen.',
  answers: 'Ihre Sicherheitsfragen',
  answersHint: 'Groß- und Kleinschreibung, Leerzeichen und Satzzeichen spielen keine Rolle.',
  enterAnswer: 'Beantworten Sie diese Frage.',
  resetAction: 'Meinen zweiten Faktor zurücksetzen',
  doneTitle: 'Ihr zweiter Faktor wurde zurückgesetzt',
  doneLead:
    'Melden Sie sich mit Ihrem Passwort an. Danach müssen Sie einen zweiten Faktor einrichten, bevor Sie etwas anderes tun können.',
  doneElsewhere:
    'Das geht in dem Browser, in dem Sie den Link verwendet haben. In jedem anderen öffnen Sie den Link zum Einrichten eines zweiten Faktors, den wir an jede bestätigte Adresse gesendet haben.',
  doneByLink:
    'Um einen neuen einzurichten, öffnen Sie den Link, den wir dafür an jede bestätigte Adresse gesendet haben, und geben Sie dort Ihr Passwort ein.',
  awaitsTitle: 'Öffnen Sie den Link aus der E-Mail',
  awaitsLead:
    'Ihr zweiter Faktor wurde zurückgesetzt. Bis Sie einen neuen eingerichtet haben, reicht Ihr Passwort allein nicht aus: Vielleicht kennt es noch jemand.',
  awaitsSentTo: 'Der Link wurde gesendet an:',
  awaitsAsk:
    'Öffnen Sie ihn, und geben Sie dort Ihr Passwort ein. Jeder Link gilt nur einmal, für 24 Stunden.',
  awaitsAgain: 'Neuen Link senden',
  awaitsSent: 'Ein neuer Link ist unterwegs. Der vorige ist nicht mehr gültig.',
  awaitsByMail:
    'Sie haben Ihr Passwort über einen Link per E-Mail festgelegt. Ein zweiter Link per E-Mail reicht nicht aus, weil beide aus demselben Postfach kommen. Bitten Sie den Support um Hilfe.',
  setUpTitle: 'Neuen zweiten Faktor einrichten',
  setUpLead:
    'Ihr zweiter Faktor wurde zurückgesetzt. Geben Sie Ihr Passwort ein, um in diesem Browser einen neuen einzurichten.',
  setUpOver: 'Um einen neuen Link zu erhalten, melden Sie sich mit Ihrem Passwort an.',
  waitingTitle: 'Das Zurücksetzen hat begonnen',
  waitingLead: 'Ihr zweiter Faktor wird am <when/> zurückgesetzt.',
  waitingText:
    'Bis dahin ändert sich nichts, und Sie können diese Seite schließen. Jede bestätigte Adresse hat eine Nachricht mit einem Link erhalten, mit dem Sie das Zurücksetzen abbrechen können. Danach senden wir dorthin einen Link zum Einrichten eines neuen zweiten Faktors.',
  cancelTitle: 'Zurücksetzen des zweiten Faktors abbrechen',
  cancelLead:
    'Ihr zweiter Faktor bleibt, wie er ist. Links, die wir für das Zurücksetzen gesendet haben, werden ungültig.',
  cancelAction: 'Zurücksetzen abbrechen',
  cancelledTitle: 'Das Zurücksetzen wurde abgebrochen',
  cancelledLead: 'Ihr zweiter Faktor hat sich nicht geändert.',
  cancelledUsed:
    'Der Link war bereits verwendet worden. Wenn Sie das nicht selbst waren, kennt jemand Ihr Passwort und kann Ihre E-Mails lesen. Ändern Sie zuerst das Passwort Ihres Postfachs, und wählen Sie dann hier ein neues.',
  cancelledUnused:
    'Der Link war noch nicht verwendet worden. Wenn Sie ihn nicht selbst angefordert haben, kennt vielleicht jemand Ihr Passwort. Wählen Sie ein neues.',
  newPassword: 'Neues Passwort wählen',
  settingsTitle: 'Wege zurück ins Konto',
  settingsLead: 'Wie Sie in Ihr Konto kommen, wenn Sie Ihren zweiten Faktor verlieren.',
  settingsCodes_one: 'Sie haben noch einen Backup-Code.',
  settingsCodes_other: 'Sie haben noch {{count}} Backup-Codes.',
  settingsAddresses_zero: 'Sie haben keine bestätigte Adresse, deshalb können wir keinen Link senden.',
  settingsAddresses_one: 'Wir senden Links an eine bestätigte Adresse. Sie gelten {{minutes}} Minuten.',
  settingsAddresses_other:
    'Wir senden Links an {{count}} bestätigte Adressen. Sie gelten {{minutes}} Minuten.',
  settingsWait_one: 'Das Zurücksetzen wartet dann eine Stunde. Bis dahin können Sie es abbrechen.',
  settingsWait_other: 'Das Zurücksetzen wartet dann {{count}} Stunden. Bis dahin können Sie es abbrechen.',
  addresses: 'Adressen',
  questionsTitle: 'Sicherheitsfragen',
  questionsText:
    'Ein Link fragt dann nach den Antworten und nach Ihrem Passwort. Die Antworten allein reichen nie aus. Ein Backup-Code ist der bessere Weg zurück ins Konto.',
  questionsWarning:
    'Antworten, die andere herausfinden oder erraten können, schützen Sie nicht. Eine Antwort muss nicht wahr sein.',
  questionsSet: 'Festgelegt am <when/>',
  questionsNone: 'Sie haben keine Sicherheitsfragen.',
  questionsNew: 'Sicherheitsfragen festlegen',
  questionsReplace: 'Andere Fragen festlegen',
  questionsRemove: 'Fragen entfernen',
  questionsSetLead: 'Wählen Sie mindestens {{least}}, jede mit einer Antwort, die nur Sie kennen.',
  questionsSetDone: 'Ihre Sicherheitsfragen wurden gespeichert.',
  questionsRemoved: 'Ihre Sicherheitsfragen wurden entfernt.',
  removeTitle: 'Sicherheitsfragen entfernen',
  removeLead: 'Ein Link fragt dann nur noch nach Ihrem Passwort.',
  question: 'Frage {{number}}',
  ownQuestion: 'Ihre eigene Frage',
  writeOwn: 'Eine eigene Frage schreiben',
  answer: 'Antwort {{number}}',
  anotherQuestion: 'Frage hinzufügen',
  fewerQuestions: 'Letzte Frage entfernen',
  enterQuestion: 'Schreiben Sie Ihre Frage.',
  answerShort: 'Geben Sie eine Antwort mit mindestens {{least}} Buchstaben oder Ziffern ein.',
  alike: 'Jede Frage und jede Antwort muss sich von den anderen unterscheiden.',
  questions: {
    'first-teacher': 'Wie hieß Ihre erste Lehrerin oder Ihr erster Lehrer?',
    'first-job': 'Wo hatten Sie Ihre erste Arbeitsstelle?',
    'first-concert': 'Welches Konzert haben Sie als erstes besucht?',
    'childhood-friend':
      'Welchen Spitznamen hatte in der Kindheit Ihre beste Freundin oder Ihr bester Freund?',
    'childhood-street': 'In welcher Straße haben Sie als Kind gewohnt?',
    'favourite-book': 'Welches Buch haben Sie in Ihrer Jugend am häufigsten gelesen?',
    'parents-met': 'In welchem Ort haben sich Ihre Eltern kennengelernt?',
    'first-journey': 'Wohin ging Ihre erste Reise ohne Ihre Eltern?',
  },
};
