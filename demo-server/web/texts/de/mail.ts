import type { Wording } from '../../../../shared/translations/wording.ts';
import type { mail as original } from '../en/mail.ts';

export const mail: Wording<typeof original> = {
  outbox: 'Postausgang',
  outboxLead:
    'Diese Website ist zum Ausprobieren da und hat keinen Mailserver. Alle können hier lesen, was sie senden würde.',
  outboxNone: 'Es wurde noch nichts gesendet.',
  reload: 'Aktualisieren',
  to: 'An {{recipient}}',
  channel: { mail: 'E-Mail', sms: 'SMS' },
  link: 'Postausgang: Nachrichten, die diese Website gesendet hätte',
  queue: 'Nachrichten',
  queueText: 'Welche Nachrichten gesendet wurden, welche warten und welche gescheitert sind, mit dem Grund.',
  queueLead: 'Alle Nachrichten der letzten {{days}} Tage. Ihr Inhalt wird nicht angezeigt.',
  state: 'Zustand',
  anyState: 'Alle',
  states: { waiting: 'Wartet', delivered: 'Zugestellt', failed: 'Aufgegeben' },
  show: 'Anzeigen',
  messages: 'Nachrichten',
  tries_one: 'ein Versuch',
  tries_other: '{{count}} Versuche',
  written: 'Erstellt am <when/>',
  nextTry: 'nächster Versuch am <when/>',
  settled: 'abgeschlossen am <when/>',
  lastError: 'Letzter Fehler:',
  retry: 'Jetzt erneut versuchen',
  retryNamed: 'Jetzt erneut versuchen: {{recipient}}',
  retried: 'Wird gleich erneut versucht.',
  none: 'Keine passenden Nachrichten.',
};
