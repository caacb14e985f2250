import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { SendingMethod } from '../contract/index.ts';

/**
 * Reads a phone number with its country code, as people write it: `+49 151 1234 5678`.
 *
 * @returns the number in E.164, or `undefined` if the text is not a phone number
 */
export function phoneNumberFrom(text: string): string | undefined {
  const number = parsePhoneNumberFromString(text.trim(), { extract: false });
  return number?.isValid() && !number.ext ? number.number : undefined;
}

/**
 * Returns a masked recipient for users who have not confirmed that they are the owner. The owner recognises it; others
 * learn too little to use it.
 */
export function maskedRecipient(method: SendingMethod, recipient: string): string {
  return method === 'sms' ? maskedNumber(recipient) : maskedEmail(recipient);
}

/** Returns `+49 ••• 78`, with spaces at which no line breaks. */
function maskedNumber(number: string): string {
  const country = parsePhoneNumberFromString(number)?.countryCallingCode ?? '';
  return `+${country}\u{a0}•••\u{a0}${number.slice(-2)}`;
}

/** Returns `a•••@example.com`. */
function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email;
  return `${at > 1 ? first : ''}•••${email.slice(at)}`;
}
