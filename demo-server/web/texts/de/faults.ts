import type { Wording } from '../../../../shared/translations/wording.ts';
import type { faults as original } from '../en/faults.ts';

export const faults: Wording<typeof original> = {
  notUnderstood: 'Der Server hat etwas geantwortet, das diese Seite nicht versteht. Laden Sie die Seite neu.',
  inThisPage: 'Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu.',
  slow: 'Der Server braucht zu lange für eine Antwort. Versuchen Sie es gleich noch einmal.',
  unreached: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.',
  quote: '{{sentence}} Wenn es wieder geschieht, melden Sie es als {{requestId}}.',
  enterPassword: 'Geben Sie Ihr Passwort ein.',
  moreCodes_one: '{{sentence}} Sie können noch einen Code versuchen.',
  moreCodes_other: '{{sentence}} Sie können noch {{count}} Codes versuchen.',
};
