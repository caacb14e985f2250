import type { SupportLetters, SupportNotices } from '../../kinds/support.ts';
import type { Texts } from '../../message/message-text.ts';

const cancelIt = (path: string) => ({
  ifNotYou:
    'Wenn Sie nicht darum gebeten haben, ziehen Sie die Anfrage zurück: Jemand kennt Ihr Passwort. Wählen Sie danach ein neues Passwort.',
  ifNotYouLink: { label: 'Anfrage zurückziehen', path },
});

export const support: Texts<SupportNotices & SupportLetters> = {
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
};
