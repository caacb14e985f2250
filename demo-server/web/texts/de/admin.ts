import type { Wording } from '../../../../shared/translations/wording.ts';
import type { admin as original } from '../en/admin.ts';

export const admin: Wording<typeof original> = {
  title: 'Verwaltung',
  lead: 'Die Seiten hier fragen nach {{minutes}} Minuten erneut nach Ihrem zweiten Faktor.',
  nav: 'Verwaltung',
  needsFactorTitle: 'Richten Sie zuerst einen zweiten Faktor ein',
  needsFactor:
    'Für Support und Verwaltung ist ein zweiter Faktor Pflicht, und Ihr Konto hat keinen. Richten Sie einen ein und kommen Sie dann zurück.',
  prove: 'Um diese Seite zu sehen, bestätigen Sie mit Ihrem zweiten Faktor, dass Sie es sind.',
  proveButton: 'Jetzt bestätigen',
  more: 'Mehr anzeigen',
  allShown: 'Weitere Einträge gibt es nicht.',
  save: 'Speichern',
  someone: 'eine unbekannte Person',
};
