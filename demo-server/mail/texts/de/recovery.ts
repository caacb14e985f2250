import type { RecoveryLetters, RecoveryNotices } from '../../kinds/recovery.ts';
import type { Texts } from '../../message/message-text.ts';
import { momentIn } from '../../message/moment.ts';
import { takeBack } from './if-not-you.ts';

export const recovery: Texts<RecoveryNotices & RecoveryLetters> = {
  'recovery-link': ({ path, cancelPath, minutes, waitHours }, { account }) => ({
    subject: 'Zurück in Ihr Konto',
    paragraphs: [
      `Jemand hat darum gebeten, den zweiten Faktor Ihres Kontos ${account} zurückzusetzen, weil der Authenticator verloren ist. Haben Sie einen Backup-Code, dann melden Sie sich stattdessen damit an.`,
      `Öffnen Sie den Link, um ihn zurückzusetzen. Dabei wird Ihr Passwort verlangt. Der Link gilt einmal, innerhalb von ${minutes} Minuten.`,
      waitHours === 0
        ? 'Danach melden Sie sich mit Ihrem Passwort an und richten wieder einen zweiten Faktor ein.'
        : `Zurückgesetzt wird ${waitHours} Stunden danach; bis dahin können Sie es abbrechen.`,
    ],
    link: { label: 'Zweiten Faktor zurücksetzen', path },
    ifNotYou:
      'Haben Sie nicht darum gebeten, dann brechen Sie es ab. Der Link allein setzt nichts zurück; bittet aber jemand immer wieder darum, kennt er vielleicht Ihr Passwort: Ändern Sie es.',
    ifNotYouLink: { label: 'Abbrechen', path: cancelPath },
  }),
  'recovery-waiting': ({ cancelPath, dueAt }, { account }) => ({
    subject: 'Ihr zweiter Faktor wird zurückgesetzt',
    paragraphs: [
      `Ein Link, der Ihnen geschickt wurde, ist zusammen mit Ihrem Passwort verwendet worden, um den zweiten Faktor Ihres Kontos ${account} zurückzusetzen.`,
      `Zurückgesetzt wird er am ${momentIn('de', dueAt)}. Bis dahin bleibt alles, wie es ist. Danach melden Sie sich mit Ihrem Passwort an und richten wieder einen zweiten Faktor ein.`,
    ],
    ifNotYou:
      'Waren Sie das nicht selbst, dann brechen Sie es jetzt ab. Jemand kennt Ihr Passwort und liest Ihre E-Mails: Ändern Sie das Passwort Ihres Postfachs und dann das Ihres Kontos.',
    ifNotYouLink: { label: 'Zurücksetzen abbrechen', path: cancelPath },
  }),
  'second-factor-reset': (_, { account }) => ({
    subject: 'Ihr zweiter Faktor wurde zurückgesetzt',
    paragraphs: [
      `Der zweite Faktor Ihres Kontos ${account} wurde zurückgesetzt. Seine Schlüssel und Backup-Codes gelten nicht mehr, und alle Browser wurden abgemeldet.`,
      'Melden Sie sich mit Ihrem Passwort an, um wieder einen zweiten Faktor einzurichten.',
    ],
    link: { label: 'Anmelden', path: '/sign-in' },
    ifNotYou:
      'Waren Sie das nicht selbst, dann kennt jemand Ihr Passwort. Wählen Sie jetzt ein neues, und ändern Sie auch das Passwort Ihres Postfachs.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'recovery-cancelled': (_, { account }) => ({
    subject: 'Das Zurücksetzen Ihres zweiten Faktors wurde abgebrochen',
    paragraphs: [
      `Das Zurücksetzen des zweiten Faktors Ihres Kontos ${account} wurde abgebrochen. Alles ist, wie es war, und Links, die dafür geschickt wurden, gelten nicht mehr.`,
    ],
    ifNotYou:
      'Haben Sie gar nicht um das Zurücksetzen gebeten, dann kennt vielleicht jemand Ihr Passwort. Wählen Sie ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'recovery-withheld': ({ reason }, { account }) => ({
    subject: 'Jemand wollte Ihren zweiten Faktor zurücksetzen',
    paragraphs: [
      `Jemand hat darum gebeten, den zweiten Faktor Ihres Kontos ${account} per E-Mail zurückzusetzen. Es wurde nichts geändert und kein Link geschickt.`,
      reason === 'no-verified-address'
        ? 'Links gehen nur an bestätigte Adressen, und Ihr Konto hat keine. Bestätigen Sie Ihre, solange Sie sich noch anmelden können.'
        : 'Ihr Passwort wurde mit einem gemailten Link gewählt, und ein zweiter steht nicht für Ihren zweiten Faktor ein. Mit einem Backup-Code melden Sie sich an; ohne einen können Menschen helfen.',
    ],
    ifNotYou:
      'Waren Sie das nicht selbst, dann kennt vielleicht jemand Ihr Passwort oder liest Ihre E-Mails. Ändern Sie zuerst das Passwort Ihres Postfachs, und wählen Sie dann hier ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'security-questions-set': (_, { account }) => ({
    subject: 'Ihre Sicherheitsfragen wurden festgelegt',
    paragraphs: [
      `Für Ihr Konto ${account} wurden Sicherheitsfragen festgelegt. Wer Ihren zweiten Faktor per E-Mail zurücksetzt, wird neben dem Passwort nach den Antworten gefragt.`,
    ],
    ...takeBack,
  }),
  'security-questions-removed': (_, { account }) => ({
    subject: 'Ihre Sicherheitsfragen wurden entfernt',
    paragraphs: [
      `Die Sicherheitsfragen Ihres Kontos ${account} wurden entfernt. Wer Ihren zweiten Faktor per E-Mail zurücksetzt, wird nur noch nach dem Passwort gefragt.`,
    ],
    ...takeBack,
  }),
};
