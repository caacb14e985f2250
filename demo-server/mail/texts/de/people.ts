import type { PeopleNotices } from '../../kinds/people.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity } from './if-not-you.ts';

const ROLES = { member: 'Mitglied', support: 'Support-Team', admin: 'Admin-Team' } as const;

export const people: Texts<PeopleNotices> = {
  'role-changed': ({ role }, { account, site }) => ({
    subject: 'Ihre Rolle wurde geändert',
    paragraphs: [
      `Die Verwaltung von ${site} hat die Rolle Ihres Kontos ${account} geändert. Ihre neue Rolle: ${ROLES[role]}.`,
    ],
    ...lookAtActivity,
  }),
  'staff-changed': ({ email, role, by }, { site }) => ({
    subject: 'Ein Konto hat eine neue Rolle',
    paragraphs: [
      `${by === '' ? 'Jemand an der Kommandozeile' : by} hat die Rolle des Kontos ${email} bei ${site} geändert. Die neue Rolle: ${ROLES[role]}.`,
      'Sie erhalten diese Nachricht, weil Sie zum Admin-Team gehören.',
    ],
    ifNotYou:
      'Wenn das nicht abgesprochen war, prüfen Sie die Rollen und fragen Sie, wer diese geändert hat.',
    ifNotYouLink: { label: 'Rollen ansehen', path: '/admin/people' },
  }),
};
