import type { AddressLetters, AddressNotices } from '../../kinds/addresses.ts';
import type { Texts } from '../../message/message-text.ts';
import { takeBack } from './if-not-you.ts';

export const addresses: Texts<AddressNotices & AddressLetters> = {
  'address-added': ({ email }, { account }) => ({
    subject: 'Eine E-Mail-Adresse wurde hinzugefügt',
    paragraphs: [
      `Die Adresse ${email} wurde Ihrem Konto ${account} hinzugefügt. Sobald sie bestätigt ist, gehen Nachrichten wie diese auch dorthin.`,
    ],
    ...takeBack,
  }),
  'address-removed': ({ email }, { account }) => ({
    subject: 'Eine E-Mail-Adresse wurde entfernt',
    paragraphs: [
      `Die Adresse ${email} wurde aus Ihrem Konto ${account} entfernt. Dorthin gehen keine Nachrichten mehr.`,
    ],
    ...takeBack,
  }),
  'primary-address-changed': ({ before, email }) => ({
    subject: 'Sie melden sich jetzt mit einer anderen Adresse an',
    paragraphs: [
      `Bei Ihrem Konto melden Sie sich jetzt mit ${email} an, nicht mehr mit ${before}. Links, die vorher verschickt wurden, gelten nicht mehr.`,
    ],
    ...takeBack,
  }),
  'verify-address': ({ path, hours }, { site }) => ({
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    paragraphs: [
      `Diese Adresse wurde für ein Konto bei ${site} angegeben. Öffnen Sie den Link und drücken Sie dort auf die Schaltfläche, um zu bestätigen, dass Sie sie lesen. Er gilt einmal, innerhalb von ${hours} Stunden.`,
    ],
    link: { label: 'Adresse bestätigen', path },
    ifNotYou: 'Wissen Sie nicht, worum es geht, dann tun Sie nichts: Die Adresse wird dann nicht bestätigt.',
  }),
};
