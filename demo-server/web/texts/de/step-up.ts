import type { Wording } from '../../../../shared/translations/wording.ts';
import type { stepUp as original } from '../en/step-up.ts';

export const stepUp: Wording<typeof original> = {
  title: 'Mit dem zweiten Faktor bestätigen',
  lead: 'Für diese Aktion ist der zweite Faktor erneut nötig. Geben Sie den Code aus Ihrer Authenticator-App ein.',
  backupLead:
    'Für diese Aktion ist der zweite Faktor erneut nötig. Geben Sie einen Ihrer Backup-Codes ein. Jeder Code gilt nur einmal.',
  neededTitle: 'Sie brauchen einen zweiten Faktor',
  dangerTitle: 'Eine gefährliche Aktion',
  dangerLead:
    'Ein Beispiel für eine Aktion, die eine Website gut schützt. Sie müssen Ihren zweiten Faktor in den letzten {{minutes}} Minuten bestätigt haben.',
  dangerText: 'Sie ändert nichts. Sie fügt nur einen Eintrag zu Ihren Sicherheitsaktivitäten hinzu.',
  dangerButton: 'Ausführen',
  dangerDone: 'Erledigt. Ihre Sicherheitsaktivitäten haben einen neuen Eintrag.',
  dangerFactorOff:
    'Ihr Konto hat keinen zweiten Faktor. Schalten Sie zuerst die Zwei-Faktor-Authentisierung ein.',
  proven: 'Ihr zweiter Faktor ist bestätigt.',
  provenText: 'Noch {{left}} lang werden Sie nicht erneut gefragt.',
  notProven: 'Sie werden nach Ihrem zweiten Faktor gefragt.',
  dangerWay: 'Eine gefährliche Aktion',
  dangerWayText: 'Ein Beispiel für eine Aktion, die erneut nach Ihrem zweiten Faktor fragt.',
  passkeyLead: 'Für diese Aktion ist der zweite Faktor erneut nötig. Verwenden Sie Ihren Passkey.',
  sentLead:
    'Für diese Aktion ist der zweite Faktor erneut nötig. Senden Sie sich einen Code und geben Sie ihn ein.',
};
