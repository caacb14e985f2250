import type { AddressLetters, AddressNotices } from '../../kinds/addresses.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

export const addresses: Texts<AddressNotices & AddressLetters> = {
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
  'verify-address': ({ path, hours }, { site }) => ({
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    paragraphs: [
      `Jemand hat diese Adresse für ein Konto bei ${site} angegeben. Um zu bestätigen, dass sie Ihnen gehört, öffnen Sie den Link und klicken Sie dort auf die Schaltfläche. Der Link gilt nur einmal, innerhalb von ${hours} Stunden.`,
    ],
    link: { label: 'Adresse bestätigen', path },
    ifNotYou: 'Wenn Sie nicht wissen, worum es geht, tun Sie nichts. Die Adresse wird dann nicht bestätigt.',
  }),
};
