import type { AccountDataLetters, AccountDataNotices } from '../../kinds/account-data.ts';
import type { Texts } from '../../message/message-text.ts';
import { momentIn } from '../../message/moment.ts';
import { takeBack } from './if-not-you.ts';

const KEPT: Readonly<Record<AccountDataNotices['deletion-cancelled']['because'], string>> = {
  kept: 'Jemand, der Ihre E-Mails lesen kann oder in Ihrem Konto angemeldet ist, hat sich dafür entschieden, es zu behalten.',
  'credential-changed':
    'Ihr Passwort, eine Adresse oder eine Methode wurde nach dem Antrag geändert, deshalb gilt der Antrag nicht mehr.',
  suspended: 'Das Konto wurde gesperrt. Beantragen Sie die Löschung erneut, wenn die Sperre aufgehoben ist.',
  'last-admin':
    'Es ist das einzige Konto mit der Rolle Admin. Geben Sie einem anderen Konto diese Rolle, und beantragen Sie die Löschung dann erneut.',
};

const ifNotYou = {
  ifNotYou:
    'Wenn Sie das nicht beantragt haben, kann sich jemand anderes in Ihrem Konto anmelden. Behalten Sie das Konto über den Link, und ändern Sie dann Ihr Passwort.',
  ifNotYouLink: { label: 'Passwort zurücksetzen', path: '/forgot-password' },
};

export const accountData: Texts<AccountDataNotices & AccountDataLetters> = {
  'deletion-requested': ({ path, endsAt }, { account }) => ({
    subject: 'Ihr Konto wird gelöscht',
    paragraphs: [
      `Die Löschung Ihres Kontos ${account} wurde beantragt. Wir löschen es am ${momentIn('de', endsAt)} mit allem, was dazugehört. Bis dahin funktioniert es wie bisher.`,
      'Um es zu behalten, öffnen Sie den Link und klicken Sie dort auf die Schaltfläche, oder melden Sie sich an und entscheiden Sie sich dafür, es zu behalten. Auch eine Änderung Ihres Passworts bricht die Löschung ab und macht diesen Link ungültig.',
    ],
    link: { label: 'Konto behalten', path },
    ...ifNotYou,
  }),
  'deletion-soon': ({ path, endsAt }, { account }) => ({
    subject: 'Ihr Konto wird bald gelöscht',
    paragraphs: [
      `Wie beantragt löschen wir Ihr Konto ${account} am ${momentIn('de', endsAt)} mit allem, was dazugehört. Das lässt sich nicht rückgängig machen.`,
      'Um es zu behalten, öffnen Sie den Link und klicken Sie dort auf die Schaltfläche, oder melden Sie sich an und entscheiden Sie sich dafür, es zu behalten.',
    ],
    link: { label: 'Konto behalten', path },
    ...ifNotYou,
  }),
  'deletion-cancelled': ({ because }, { account }) => ({
    subject: 'Ihr Konto wird nicht gelöscht',
    paragraphs: [`Die Löschung Ihres Kontos ${account} wurde abgebrochen. ${KEPT[because]}`],
    ...takeBack,
  }),
  'account-deleted': ({ email }, { site }) => ({
    subject: 'Ihr Konto wurde gelöscht',
    paragraphs: [
      `Wir haben Ihr Konto ${email} bei ${site} wie beantragt gelöscht, mit allem, was dazugehört. Sie können sich mit derselben Adresse wieder registrieren.`,
      'Das ist unsere letzte Nachricht an Sie.',
    ],
    ifNotYou: `Wenn Sie das nicht beantragt haben, wenden Sie sich an die Verwaltung von ${site}. Sie kann das Konto nicht wiederherstellen, sollte aber davon wissen.`,
  }),
  'data-exported': (_, { account }) => ({
    subject: 'Ihre Daten wurden heruntergeladen',
    paragraphs: [
      `Jemand, der Ihr Passwort kennt, hat die Daten Ihres Kontos ${account} heruntergeladen: Ihre Adressen, Geräte und Sicherheitsaktivitäten. Passwörter, Schlüssel und Codes sind nicht dabei.`,
    ],
    ...takeBack,
  }),
};
