import type { Wording } from '../../../../shared/translations/wording.ts';
import type { outbox as original } from '../en/outbox.ts';

export const outbox: Wording<typeof original> = {
  title: 'Postausgang',
  lead: 'Diese Website ist zum Ausprobieren da und hat keinen Mailserver. Alle können hier lesen, was sie senden würde.',
  none: 'Es wurde noch nichts gesendet.',
  reload: 'Aktualisieren',
  to: 'An {{recipient}}',
  link: 'Postausgang: Nachrichten, die diese Website gesendet hätte',
};
