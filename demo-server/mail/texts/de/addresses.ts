import type { AddressLetters, AddressNotices } from '../../kinds/addresses.ts';
import type { Texts } from '../../message/message-text.ts';
import { momentIn } from '../../message/moment.ts';
import { takeBack } from './if-not-you.ts';

export const addresses: Texts<AddressNotices & AddressLetters> = {
  'account-cleared': (_, { account }) => ({
    subject: 'Richten Sie Ihr Konto neu ein',
    paragraphs: [
      `Die Adresse Ihres Kontos ${account} wurde zum ersten Mal bestätigt. Vorher hätte jeder auf dem Konto etwas einrichten können. Deshalb haben wir alle zweiten Faktoren, Backup-Codes, Sicherheitsfragen und weiteren Adressen entfernt und alle Sitzungen und vertrauenswürdigen Geräte beendet.`,
      'Wenn Sie selbst einen zweiten Faktor eingerichtet hatten, richten Sie ihn neu ein.',
    ],
    link: { label: 'Zweiten Faktor einrichten', path: '/account/two-factor' },
    ifNotYou:
      'Wenn Sie die Adresse nicht bestätigt haben, kann jemand Ihre E-Mails lesen. Ändern Sie zuerst das Passwort Ihres Postfachs, und wählen Sie dann hier ein neues.',
    ifNotYouLink: { label: 'Neues Passwort wählen', path: '/forgot-password' },
  }),
  'address-added': ({ email }, { account }) => ({
    subject: 'Eine E-Mail-Adresse wurde hinzugefügt',
    paragraphs: [
      `Die Adresse ${email} wurde Ihrem Konto ${account} hinzugefügt. Sobald Sie sie bestätigt haben, senden wir Nachrichten wie diese auch dorthin.`,
    ],
    ...takeBack,
  }),
  'address-removed': ({ email }, { account }) => ({
    subject: 'Eine E-Mail-Adresse wurde entfernt',
    paragraphs: [
      `Die Adresse ${email} wurde aus Ihrem Konto ${account} entfernt. Wir senden keine Nachrichten mehr dorthin.`,
    ],
    ...takeBack,
  }),
  'primary-address-changed': ({ before, email }) => ({
    subject: 'Sie melden sich jetzt mit einer anderen Adresse an',
    paragraphs: [
      `Sie melden sich jetzt mit ${email} an, nicht mehr mit ${before}. Links, die wir vor dieser Änderung gesendet haben, sind ungültig.`,
    ],
    ...takeBack,
  }),
  'account-ends': ({ path, endsAt }, { site }) => ({
    subject: 'Bestätigen Sie Ihre Adresse, sonst wird das Konto gelöscht',
    paragraphs: [
      `Jemand hat mit dieser Adresse ein Konto bei ${site} erstellt und sie nicht bestätigt. Wir löschen das Konto am ${momentIn('de', endsAt)}.`,
      'Um es zu behalten, öffnen Sie den Link, geben Sie das Passwort des Kontos ein und klicken Sie dort auf die Schaltfläche. Der Link gilt nur einmal, bis zu diesem Zeitpunkt.',
    ],
    link: { label: 'Adresse bestätigen', path },
    ifNotYou: 'Wenn Sie nicht wissen, worum es geht, tun Sie nichts. Das Konto wird dann gelöscht.',
  }),
  'verify-address': ({ path, hours }, { site }) => ({
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    paragraphs: [
      `Jemand hat diese Adresse für ein Konto bei ${site} angegeben. Um zu bestätigen, dass sie Ihnen gehört, öffnen Sie den Link und klicken Sie dort auf die Schaltfläche. Der Link gilt nur einmal, innerhalb von ${hours} Stunden.`,
    ],
    link: { label: 'Adresse bestätigen', path },
    ifNotYou: 'Wenn Sie nicht wissen, worum es geht, tun Sie nichts. Die Adresse wird dann nicht bestätigt.',
  }),
};
