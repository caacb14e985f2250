import type { Wording } from '../../../../shared/translations/wording.ts';
import type { stepUp as original } from '../en/step-up.ts';

export const stepUp: Wording<typeof original> = {
  title: 'Zweiten Faktor beweisen',
  lead: 'Was Sie vorhaben, fragt erneut danach. Geben Sie den Code ein, den Ihr Authenticator zeigt.',
  backupLead:
    'Was Sie vorhaben, fragt erneut danach. Geben Sie einen Ihrer Backup-Codes ein; er ist dann verbraucht.',
  neededTitle: 'Dafür braucht es einen zweiten Faktor',
  dangerTitle: 'Eine gefährliche Aktion',
  dangerLead:
    'Ein Beispiel für das, was eine Website am besten schützt: Ihr zweiter Faktor muss in den letzten fünf Minuten bewiesen worden sein.',
  dangerText: 'Sie ändert nichts. Sie wird nur in Ihre Sicherheitsaktivität geschrieben.',
  dangerButton: 'Ausführen',
  dangerDone: 'Sie ist ausgeführt und in Ihre Sicherheitsaktivität geschrieben.',
  dangerFactorOff:
    'Ihr Konto hat keinen zweiten Faktor, nach dem gefragt werden könnte. Schalten Sie zuerst die Zwei-Faktor-Authentisierung ein.',
  proven: 'Ihr zweiter Faktor ist bewiesen.',
  provenText: 'In den nächsten {{left}} wird nicht erneut danach gefragt.',
  notProven: 'Sie werden nach einem Code gefragt.',
};
