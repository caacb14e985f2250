import type { SecondFactorNotices } from '../../kinds/second-factor.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity, takeBack } from './if-not-you.ts';

export const secondFactor: Texts<SecondFactorNotices> = {
  'two-factor-enabled': (_, { account }) => ({
    subject: 'Die Zwei-Faktor-Authentisierung ist eingeschaltet',
    paragraphs: [
      `Für Ihr Konto ${account} wurde die Zwei-Faktor-Authentisierung eingeschaltet. Zum Anmelden brauchen Sie jetzt neben Ihrem Passwort einen zweiten Faktor.`,
      'In allen anderen Browsern sind Sie abgemeldet.',
    ],
    ...takeBack,
  }),
  'two-factor-replaced': (_, { account }) => ({
    subject: 'Ihre Authenticator-App wurde ersetzt',
    paragraphs: [
      `Die Authenticator-App Ihres Kontos ${account} wurde ersetzt. Codes aus der alten App und die alten Backup-Codes sind ungültig.`,
      'In allen anderen Browsern sind Sie abgemeldet.',
    ],
    ...takeBack,
  }),
  'two-factor-disabled': (_, { account }) => ({
    subject: 'Die Zwei-Faktor-Authentisierung ist ausgeschaltet',
    paragraphs: [
      `Für Ihr Konto ${account} wurde die Zwei-Faktor-Authentisierung ausgeschaltet. Zum Anmelden reicht jetzt Ihr Passwort allein aus.`,
      'In allen anderen Browsern sind Sie abgemeldet.',
    ],
    ...takeBack,
  }),
  'backup-codes-generated': (_, { account }) => ({
    subject: 'Sie haben neue Backup-Codes',
    paragraphs: [
      `Für Ihr Konto ${account} wurden neue Backup-Codes erstellt. Die alten sind ungültig. Werfen Sie sie weg.`,
    ],
    ...takeBack,
  }),
  'backup-code-used': (_, { account }) => ({
    subject: 'Ein Backup-Code wurde verwendet',
    paragraphs: [
      `Ein Backup-Code Ihres Kontos ${account} wurde verwendet. Er kann nicht noch einmal verwendet werden.`,
    ],
    ...takeBack,
  }),
  'backup-codes-low': (_, { account }) => ({
    subject: 'Sie haben nur noch wenige Backup-Codes',
    paragraphs: [
      `Für Ihr Konto ${account} sind nur noch wenige Backup-Codes übrig. Erstellen Sie neue, bevor Sie sie brauchen. Mit ihnen melden Sie sich an, wenn Sie Ihre Authenticator-App nicht zur Hand haben.`,
    ],
    link: { label: 'Neue Backup-Codes erstellen', path: '/account/backup-codes' },
    ...lookAtActivity,
  }),
  'codes-slowed': (_, { account }) => ({
    subject: 'Jemand rät Ihre Codes',
    paragraphs: [
      `Für Ihr Konto ${account} wurden mehrere falsche Codes hintereinander eingegeben. Eine Zeit lang müssen Sie deshalb zwischen zwei Codes warten. Wer sie eingegeben hat, kennt Ihr Passwort.`,
    ],
    ifNotYou:
      'Wenn Sie das nicht selbst waren, ändern Sie jetzt Ihr Passwort. Niemand hat sich angemeldet: Ihr zweiter Faktor hat Ihr Konto geschützt.',
    ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
  }),
  'codes-locked': (_, { account }) => ({
    subject: 'Codes sind für Ihr Konto gesperrt',
    paragraphs: [
      `Für Ihr Konto ${account} wurden zu viele falsche Codes hintereinander eingegeben, deshalb werden keine Codes mehr akzeptiert. Mit einem Backup-Code können Sie sich weiterhin anmelden. Wer die Codes eingegeben hat, kennt Ihr Passwort.`,
    ],
    ifNotYou:
      'Wenn Sie das nicht selbst waren, melden Sie sich mit einem Backup-Code an und ändern Sie Ihr Passwort. Niemand hat sich angemeldet: Ihr zweiter Faktor hat Ihr Konto geschützt.',
    ifNotYouLink: { label: 'Passwort ändern', path: '/account/password' },
  }),
};
