import type { Wording } from '../../../../shared/translations/wording.ts';
import type { faults as original } from '../en/faults.ts';

export const faults: Wording<typeof original> = {
  notUnderstood: 'Diese Seite konnte die Antwort des Servers nicht lesen. Laden Sie die Seite neu.',
  inThisPage: 'Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu.',
  slow: 'Der Server braucht zu lange für eine Antwort. Versuchen Sie es gleich noch einmal.',
  unreached: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  quote: '{{sentence}} Wenn das noch einmal passiert, melden Sie es und geben Sie {{requestId}} an.',
  enterPassword: 'Geben Sie Ihr Passwort ein.',
  moreCodes_one: '{{sentence}} Sie haben noch einen Versuch.',
  moreCodes_other: '{{sentence}} Sie haben noch {{count}} Versuche.',
};
