import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { SendingMethod } from '../contract/index.ts';

/**
 * Reads a telephone number as people write it, with its country: `+49 151 1234 5678`.
 *
 * @returns it in E.164, or `undefined` when it is none
 */
export function phoneNumberFrom(text: string): string | undefined {
  const number = parsePhoneNumberFromString(text.trim(), { extract: false });
  return number?.isValid() && !number.ext ? number.number : undefined;
}

/** A recipient as it is shown to somebody who has not proven to be its owner: enough to recognise, not to learn. */
export function maskedRecipient(method: SendingMethod, recipient: string): string {
  return method === 'sms' ? maskedNumber(recipient) : maskedEmail(recipient);
}

/** `+49 ••• 78` */
function maskedNumber(number: string): string {
  const country = parsePhoneNumberFromString(number)?.countryCallingCode ?? '';
  return `+${country} ••• ${number.slice(-2)}`;
}

/** `a•••@example.com` */
function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email;
  return `${at > 1 ? first : ''}•••${email.slice(at)}`;
}
