import type { Wording } from '../../../../shared/translations/wording.ts';
import type { sentCodes as original } from '../en/sent-codes.ts';

export const sentCodes: Wording<typeof original> = {
  smsInstead: 'Stattdessen einen Code per SMS erhalten',
  emailInstead: 'Stattdessen einen Code per E-Mail erhalten',
  smsTitle: 'Code per SMS erhalten',
  emailTitle: 'Code per E-Mail erhalten',
  lead: 'Der Code gilt nur einmal, in diesem Browser, {{minutes}} Minuten lang.',
  smsAsk: 'Wir senden einen Code an Ihre Telefonnummer.',
  emailAsk: 'Wir senden einen Code an die E-Mail-Adresse, die Sie gewählt haben.',
  send: 'Code senden',
  sentTo: 'Ein Code ist unterwegs an {{to}}.',
  sentAgain: 'Ein weiterer Code ist unterwegs an {{to}}. Der vorige ist ungültig.',
  resend: 'Weiteren Code senden',
  resendIn: 'Sie können in {{left}} einen weiteren Code senden.',
  codeHint: 'Sie können ihn auch einfügen. Geben Sie den neuesten Code ein.',
};
