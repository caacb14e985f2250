import type { Wording } from '../../../../shared/translations/wording.ts';
import type { mailQueue as original } from '../en/mail-queue.ts';

export const mailQueue: Wording<typeof original> = {
  channel: { mail: 'E-Mail', sms: 'SMS' },
  title: 'Nachrichten',
  text: 'Welche Nachrichten gesendet wurden, welche warten und welche gescheitert sind, mit dem Grund.',
  lead: 'Alle Nachrichten der letzten {{days}} Tage. Ihr Inhalt wird nicht angezeigt.',
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
