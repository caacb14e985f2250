import type { Wording } from '../../../../shared/translations/wording.ts';
import type { mail as original } from '../en/mail.ts';

export const mail: Wording<typeof original> = {
  outbox: 'Postausgang',
  outboxLead:
    'Diese Website ist zum Ausprobieren da und hat keinen Mailserver. Was sie verschicken würde, steht hier, für alle zu lesen.',
  outboxNone: 'Noch wurde nichts verschickt.',
  reload: 'Noch einmal nachsehen',
  to: 'An {{recipient}}',
  channel: { mail: 'E-Mail', sms: 'SMS' },
  link: 'Der Postausgang: was diese Website verschickt hätte',
  queue: 'E-Mail',
  queueText: 'Was verschickt wurde, was noch wartet und warum, und was aufgegeben wurde.',
  queueLead: 'Die letzten dreißig Tage. Was in den Nachrichten steht, sieht niemand.',
  state: 'Stand',
  anyState: 'Alle',
  states: { waiting: 'Wartet', delivered: 'Zugestellt', failed: 'Aufgegeben' },
  show: 'Anzeigen',
  messages: 'Nachrichten',
  tries_one: 'einmal versucht',
  tries_other: '{{count}}-mal versucht',
  written: 'Geschrieben <when/>',
  nextTry: 'nächster Versuch <when/>',
  settled: 'erledigt <when/>',
  lastError: 'Zuletzt gescheitert:',
  retry: 'Jetzt noch einmal versuchen',
  retryNamed: 'Jetzt noch einmal versuchen: {{recipient}}',
  retried: 'Sie wird gleich versucht.',
  none: 'Solche Nachrichten gibt es nicht.',
};
