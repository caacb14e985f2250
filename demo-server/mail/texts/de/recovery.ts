import type { RecoveryLetters, RecoveryNotices } from '../../kinds/recovery.ts';
import type { Texts } from '../../message/message-text.ts';
import { momentIn } from '../../message/moment.ts';
import { takeBack } from './if-not-you.ts';

export const recovery: Texts<RecoveryNotices & RecoveryLetters> = {
  'recovery-link': ({ path, cancelPath, minutes, waitHours }, { account }) => ({
    subject: 'Zurück in Ihr Konto',
    paragraphs: [
      `Jemand möchte den zweiten Faktor Ihres Kontos ${account} zurücksetzen, weil die Authenticator-App verloren ist. Wenn Sie einen Backup-Code haben, melden Sie sich stattdessen damit an.`,
      `Um Ihren zweiten Faktor zurückzusetzen, öffnen Sie den Link und geben Sie Ihr Passwort ein. Der Link gilt nur einmal, innerhalb von ${minutes} Minuten.`,
      waitHours === 0
        ? 'Danach melden Sie sich im selben Browser mit Ihrem Passwort an und richten einen neuen zweiten Faktor ein.'
        : `Zurückgesetzt wird er ${waitHours === 1 ? 'eine Stunde' : `${waitHours} Stunden`} danach. Bis dahin können Sie es abbrechen.`,
    ],
    link: { label: 'Zweiten Faktor zurücksetzen', path },
    ifNotYou:
      'Wenn Sie nicht darum gebeten haben, brechen Sie es ab. Der Link allein setzt nichts zurück. Kommen solche Nachrichten aber immer wieder, kennt vielleicht jemand Ihr Passwort. Ändern Sie es dann.',
    ifNotYouLink: { label: 'Zurücksetzen abbrechen', path: cancelPath },
  }),
  'recovery-waiting': ({ cancelPath, dueAt }, { account }) => ({
    subject: 'Ihr zweiter Faktor wird zurückgesetzt',
    paragraphs: [
      `Jemand hat einen Link per E-Mail und Ihr Passwort verwendet, um den zweiten Faktor Ihres Kontos ${account} zurückzusetzen.`,
      `Zurückgesetzt wird er am ${momentIn('de', dueAt)}. Bis dahin ändert sich nichts. Danach senden wir Ihnen einen Link, über den Sie einen neuen zweiten Faktor einrichten.`,
    ],
    ifNotYou:
      'Wenn Sie das nicht selbst waren, brechen Sie das Zurücksetzen jetzt ab. Jemand kennt Ihr Passwort und kann Ihre E-Mails lesen. Ändern Sie zuerst das Passwort Ihres Postfachs und dann das Ihres Kontos.',
    ifNotYouLink: { label: 'Zurücksetzen abbrechen', path: cancelPath },
  }),
  'second-factor-reset': (_, { account }) => ({
    subject: 'Ihr zweiter Faktor wurde zurückgesetzt',
    paragraphs: [
      `Der zweite Faktor Ihres Kontos ${account} wurde zurückgesetzt. Seine Schlüssel und Backup-Codes sind ungültig. In allen Browsern sind Sie abgemeldet.`,
      'Um einen neuen zweiten Faktor einzurichten, öffnen Sie den Link, den wir mit einer weiteren Nachricht an Ihre bestätigten Adressen gesendet haben. Bis dahin kann sich mit dem Passwort allein niemand anmelden.',
    ],
    ifNotYou:
      'Wenn Sie das nicht selbst waren, kennt jemand Ihr Passwort. Wählen Sie jetzt ein neues, und ändern Sie auch das Passwort Ihres Postfachs.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'enrolment-link': ({ path, hours }, { account }) => ({
    subject: 'Neuen zweiten Faktor einrichten',
    paragraphs: [
      `Der zweite Faktor Ihres Kontos ${account} wurde zurückgesetzt. Bis ein neuer eingerichtet ist, kann sich mit dem Passwort allein niemand anmelden.`,
      `Um einen einzurichten, öffnen Sie den Link und geben Sie Ihr Passwort ein. Der Link gilt nur einmal, innerhalb von ${hours} Stunden. In dem Browser, in dem Sie den zweiten Faktor zurückgesetzt haben, können Sie sich auch ohne ihn anmelden.`,
    ],
    link: { label: 'Zweiten Faktor einrichten', path },
    ifNotYou:
      'Wenn Sie nicht darum gebeten haben, kennt vielleicht jemand Ihr Passwort. Öffnen Sie den Link, richten Sie einen zweiten Faktor ein, und ändern Sie danach Ihr Passwort. Leiten Sie diese Nachricht nicht weiter.',
  }),
  'recovery-cancelled': (_, { account }) => ({
    subject: 'Das Zurücksetzen Ihres zweiten Faktors wurde abgebrochen',
    paragraphs: [
      `Das Zurücksetzen des zweiten Faktors Ihres Kontos ${account} wurde abgebrochen. Es hat sich nichts geändert. Links, die wir dafür gesendet haben, sind ungültig.`,
    ],
    ifNotYou:
      'Wenn Sie nicht um das Zurücksetzen gebeten haben, kennt vielleicht jemand Ihr Passwort. Wählen Sie ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'recovery-withheld': ({ reason }, { account }) => ({
    subject: 'Jemand wollte Ihren zweiten Faktor zurücksetzen',
    paragraphs: [
      `Jemand wollte den zweiten Faktor Ihres Kontos ${account} per E-Mail zurücksetzen. Es wurde nichts geändert und kein Link gesendet.`,
      reason === 'no-verified-address'
        ? 'Wir senden Links nur an bestätigte Adressen, und Ihr Konto hat keine. Bestätigen Sie Ihre Adresse, solange Sie sich noch anmelden können.'
        : 'Ihr Passwort wurde über einen Link per E-Mail festgelegt, und ein zweiter Link per E-Mail kann Ihren zweiten Faktor nicht ersetzen. Melden Sie sich mit einem Backup-Code an. Wenn Sie keinen haben, bitten Sie den Support um Hilfe.',
    ],
    ifNotYou:
      'Wenn Sie das nicht selbst waren, kennt vielleicht jemand Ihr Passwort oder liest Ihre E-Mails. Ändern Sie zuerst das Passwort Ihres Postfachs, und wählen Sie dann hier ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'security-questions-set': (_, { account }) => ({
    subject: 'Ihre Sicherheitsfragen wurden festgelegt',
    paragraphs: [
      `Für Ihr Konto ${account} wurden Sicherheitsfragen festgelegt. Um Ihren zweiten Faktor per E-Mail zurückzusetzen, brauchen Sie jetzt neben dem Passwort auch die Antworten.`,
    ],
    ...takeBack,
  }),
  'security-questions-removed': (_, { account }) => ({
    subject: 'Ihre Sicherheitsfragen wurden entfernt',
    paragraphs: [
      `Die Sicherheitsfragen Ihres Kontos ${account} wurden entfernt. Um Ihren zweiten Faktor per E-Mail zurückzusetzen, brauchen Sie jetzt nur noch Ihr Passwort.`,
    ],
    ...takeBack,
  }),
};
