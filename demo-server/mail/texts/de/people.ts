import type { Requirement } from '../../../contract/index.ts';
import type { PeopleLetters, PeopleNotices } from '../../kinds/people.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity } from './if-not-you.ts';

const ROLES = { member: 'gewöhnliches Konto', support: 'Support', admin: 'Admin' } as const;

const DEMANDS: Readonly<Record<Requirement, string>> = {
  optional: 'Ein zweiter Faktor ist jetzt allen freigestellt.',
  everyone: 'Ein zweiter Faktor wird jetzt von allen verlangt.',
  role: 'Ein zweiter Faktor wird jetzt von einer Rolle und denen darüber verlangt.',
  sensitive: 'Ein zweiter Faktor wird jetzt für heikle Aktionen verlangt.',
};

const cancelIt = (path: string) => ({
  ifNotYou:
    'Haben Sie nicht darum gebeten, dann ziehen Sie die Anfrage zurück: Jemand kennt Ihr Passwort. Wählen Sie danach ein neues.',
  ifNotYouLink: { label: 'Anfrage zurückziehen', path },
});

export const people: Texts<PeopleNotices & PeopleLetters> = {
  'role-changed': ({ role }, { account, site }) => ({
    subject: 'Ihre Rolle wurde geändert',
    paragraphs: [
      `Die Rolle Ihres Kontos ${account} bei ${site} wurde von der Verwaltung geändert. Sie ist jetzt: ${ROLES[role]}.`,
    ],
    ...lookAtActivity,
  }),
  'staff-changed': ({ email, role, by }, { site }) => ({
    subject: 'Jemand hat eine andere Rolle',
    paragraphs: [
      `${by === '' ? 'Jemand an der Kommandozeile' : by} hat die Rolle des Kontos ${email} bei ${site} geändert. Sie ist jetzt: ${ROLES[role]}.`,
      'Sie erfahren das, weil Sie Admin sind.',
    ],
    ifNotYou: 'War das nicht abgesprochen, dann sehen Sie die Rollen an und fragen, wer diese geändert hat.',
    ifNotYouLink: { label: 'Rollen ansehen', path: '/admin/people' },
  }),
  'policy-changed': ({ requirement, graceDays, by }, { site }) => ({
    subject: 'Die Richtlinie zum zweiten Faktor wurde geändert',
    paragraphs: [
      `${by} hat die Richtlinie von ${site} zum zweiten Faktor geändert. ${DEMANDS[requirement]}`,
      ...(requirement === 'everyone' || requirement === 'role'
        ? [`Für Konten ohne zweiten Faktor ist dafür diese Zahl von Tagen Zeit: ${graceDays}.`]
        : []),
      'Sie erfahren das, weil Sie Admin sind.',
    ],
    ifNotYou:
      'War das nicht abgesprochen, dann sehen Sie die Richtlinie an und fragen, wer sie geändert hat.',
    ifNotYouLink: { label: 'Richtlinie ansehen', path: '/admin/policy' },
  }),
  'support-requested': ({ cancelPath }, { account }) => ({
    subject: 'Der Support wurde gebeten, Ihren zweiten Faktor zurückzusetzen',
    paragraphs: [
      `Jemand, der Ihr Passwort kennt, hat den Support gebeten, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen. Zwei Menschen prüfen das, bevor etwas geschieht; bis dahin bleibt alles, wie es war.`,
      'Stimmen sie zu, wird der zweite Faktor zurückgesetzt, Sie werden überall abgemeldet, und bei Ihrer nächsten Anmeldung mit dem Passwort richten Sie einen neuen ein.',
    ],
    ...cancelIt(cancelPath),
  }),
  'support-approved-once': ({ cancelPath }, { account }) => ({
    subject: 'Ihre Anfrage an den Support wurde einmal genehmigt',
    paragraphs: [
      `Ein Mensch hat die Anfrage genehmigt, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen. Zurückgesetzt wird er, sobald ein zweiter sie ebenfalls genehmigt.`,
    ],
    ...cancelIt(cancelPath),
  }),
  'support-refused': (_, { account }) => ({
    subject: 'Ihre Anfrage an den Support wurde abgelehnt',
    paragraphs: [
      `Der Support hat die Anfrage abgelehnt, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen. Alles bleibt, wie es war.`,
    ],
    ifNotYou: 'Haben Sie gar nicht darum gebeten, dann kennt jemand Ihr Passwort. Wählen Sie ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'support-cancelled': (_, { account }) => ({
    subject: 'Ihre Anfrage an den Support wurde zurückgezogen',
    paragraphs: [
      `Die Anfrage, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen, wurde zurückgezogen. Alles bleibt, wie es war.`,
    ],
    ifNotYou: 'Haben Sie gar nicht darum gebeten, dann kennt jemand Ihr Passwort. Wählen Sie ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
};
