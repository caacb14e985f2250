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
  'account-suspended': ({ reason }, { account, site }) => ({
    subject: 'Ihr Konto wurde gesperrt',
    paragraphs: [
      `Die Verwaltung von ${site} hat Ihr Konto ${account} gesperrt. Sie gab diesen Grund an:`,
      `„${reason}“`,
      'Sie sind überall abgemeldet, und niemand kann sich in dem Konto anmelden, bis die Sperre aufgehoben ist. Links, die wir vorher gesendet haben, sind ungültig.',
    ],
    ifNotYou: `Wenn Sie das für einen Irrtum halten, wenden Sie sich an die Verwaltung von ${site}.`,
  }),
  'suspension-lifted': (_, { account, site }) => ({
    subject: 'Ihr Konto ist nicht mehr gesperrt',
    paragraphs: [
      `Die Verwaltung von ${site} hat die Sperre Ihres Kontos ${account} aufgehoben. Sie können sich wieder anmelden. Ihr Passwort und Ihr zweiter Faktor haben sich nicht geändert.`,
    ],
    link: { label: 'Anmelden', path: '/sign-in' },
    ...lookAtActivity,
  }),
  'signed-out-by-staff': ({ reason }, { account, site }) => ({
    subject: 'Sie wurden überall abgemeldet',
    paragraphs: [
      `Die Verwaltung von ${site} hat Ihr Konto ${account} überall abgemeldet. Sie gab diesen Grund an:`,
      `„${reason}“`,
      'Sie können sich sofort wieder anmelden. Vertrauenswürdige Geräte brauchen wieder einen Code, und Links, die wir vorher gesendet haben, sind ungültig.',
    ],
    ...lookAtActivity,
  }),
  'staff-suspended': ({ email, change, by }, { site }) => ({
    subject:
      change === 'suspended'
        ? 'Ein Konto Ihres Teams wurde gesperrt'
        : 'Ein Konto Ihres Teams ist nicht mehr gesperrt',
    paragraphs: [
      change === 'suspended'
        ? `${by} hat das Konto ${email} bei ${site} gesperrt.`
        : `${by} hat die Sperre des Kontos ${email} bei ${site} aufgehoben.`,
      'Sie erhalten diese Nachricht, weil Sie zum Admin-Team gehören.',
    ],
    ifNotYou: 'Wenn das nicht abgesprochen war, prüfen Sie die Konten und fragen Sie, wer es war.',
    ifNotYouLink: { label: 'Konten ansehen', path: '/admin/people' },
  }),
};
