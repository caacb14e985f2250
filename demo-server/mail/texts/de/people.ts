import type { Requirement } from '../../../contract/index.ts';
import type { PeopleLetters, PeopleNotices } from '../../kinds/people.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity } from './if-not-you.ts';

const ROLES = { member: 'Mitglied', support: 'Support-Team', admin: 'Admin-Team' } as const;

const DEMANDS: Readonly<Record<Requirement, string>> = {
  optional: 'Ein zweiter Faktor ist jetzt für alle freiwillig.',
  everyone: 'Ein zweiter Faktor ist jetzt für alle Pflicht.',
  role: 'Ein zweiter Faktor ist jetzt für eine Rolle und die Rollen darüber Pflicht.',
  sensitive: 'Ein zweiter Faktor ist jetzt für sicherheitsrelevante Aktionen Pflicht.',
};

const cancelIt = (path: string) => ({
  ifNotYou:
    'Wenn Sie nicht darum gebeten haben, ziehen Sie die Anfrage zurück: Jemand kennt Ihr Passwort. Wählen Sie danach ein neues Passwort.',
  ifNotYouLink: { label: 'Anfrage zurückziehen', path },
});

export const people: Texts<PeopleNotices & PeopleLetters> = {
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
  'policy-changed': ({ requirement, graceDays, by }, { site }) => ({
    subject: 'Die Richtlinie für den zweiten Faktor wurde geändert',
    paragraphs: [
      `${by} hat die Richtlinie von ${site} für den zweiten Faktor geändert. ${DEMANDS[requirement]}`,
      ...(requirement === 'everyone' || requirement === 'role'
        ? [
            `Konten ohne zweiten Faktor haben ${graceDays} ${graceDays === 1 ? 'Tag' : 'Tage'} Zeit, einen einzurichten.`,
          ]
        : []),
      'Sie erhalten diese Nachricht, weil Sie zum Admin-Team gehören.',
    ],
    ifNotYou:
      'Wenn das nicht abgesprochen war, prüfen Sie die Richtlinie und fragen Sie, wer sie geändert hat.',
    ifNotYouLink: { label: 'Richtlinie ansehen', path: '/admin/policy' },
  }),
  'support-requested': ({ cancelPath }, { account }) => ({
    subject: 'Der Support wurde gebeten, Ihren zweiten Faktor zurückzusetzen',
    paragraphs: [
      `Eine Person, die Ihr Passwort kennt, hat den Support gebeten, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen. Zwei Personen prüfen die Anfrage. Bis zu ihrer Entscheidung ändert sich nichts.`,
      'Wenn beide zustimmen, wird Ihr zweiter Faktor zurückgesetzt, und Sie werden überall abgemeldet. Bei der nächsten Anmeldung mit Ihrem Passwort richten Sie einen neuen ein.',
    ],
    ...cancelIt(cancelPath),
  }),
  'support-approved-once': ({ cancelPath }, { account }) => ({
    subject: 'Ihre Support-Anfrage wurde einmal genehmigt',
    paragraphs: [
      `Eine Person hat die Anfrage genehmigt, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen. Er wird zurückgesetzt, sobald eine zweite Person zustimmt.`,
    ],
    ...cancelIt(cancelPath),
  }),
  'support-refused': (_, { account }) => ({
    subject: 'Ihre Support-Anfrage wurde abgelehnt',
    paragraphs: [
      `Der Support hat die Anfrage abgelehnt, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen. Es hat sich nichts geändert.`,
    ],
    ifNotYou:
      'Wenn Sie nicht um das Zurücksetzen gebeten haben, kennt jemand Ihr Passwort. Wählen Sie ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'support-cancelled': (_, { account }) => ({
    subject: 'Ihre Support-Anfrage wurde zurückgezogen',
    paragraphs: [
      `Die Anfrage, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen, wurde zurückgezogen. Es hat sich nichts geändert.`,
    ],
    ifNotYou:
      'Wenn Sie nicht um das Zurücksetzen gebeten haben, kennt jemand Ihr Passwort. Wählen Sie ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
};
