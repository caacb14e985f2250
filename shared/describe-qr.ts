/** Describes the content of QR codes that are not key URIs. */
import { en } from './key-sentences/en.ts';
import type { KeySentences } from './key-sentences/said-error.ts';

export interface QrDescription {
  kind:
    | 'migration'
    | 'recovery-kit'
    | 'web'
    | 'wifi'
    | 'contact'
    | 'email'
    | 'phone'
    | 'message'
    | 'place'
    | 'event'
    | 'payment'
    | 'link'
    | 'text'
    | 'empty';
  /** A noun phrase: `a Wi-Fi network, “Guest”`. It contains no password and only a few words of the content. */
  what: string;
}

/**
 * Describes the content of a QR code that is not a key. Quoted text is shortened, and control and direction characters
 * are removed. A Wi-Fi password or a link's query is never quoted.
 */
export function describeQr(text: string, { qr }: KeySentences = en): QrDescription {
  const quoted = (words: string) => {
    const shown = plain(words);
    return shown === '' ? '' : qr.quote(shown);
  };
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty', what: qr.empty };

  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'otpauth-migration':
      return { kind: 'migration', what: qr.migration };
    case 'countersign-kit':
      return { kind: 'recovery-kit', what: qr.kit };
    case 'http':
    case 'https':
      return { kind: 'web', what: qr.web(quoted(hostOf(trimmed))) };
    case 'wifi':
      return { kind: 'wifi', what: qr.wifi(quoted(fieldOf(trimmed.slice(5), 'S'))) };
    case 'mecard':
      return { kind: 'contact', what: qr.contact(quoted(fieldOf(trimmed.slice(7), 'N'))) };
    case 'mailto':
    case 'matmsg':
      return { kind: 'email', what: qr.email };
    case 'tel':
      return { kind: 'phone', what: qr.phone };
    case 'sms':
    case 'smsto':
      return { kind: 'message', what: qr.message };
    case 'geo':
      return { kind: 'place', what: qr.place };
    case 'bitcoin':
    case 'ethereum':
    case 'lightning':
      return { kind: 'payment', what: qr.payment(scheme) };
    case 'begin':
      if (/^begin:vcard/i.test(trimmed)) return { kind: 'contact', what: qr.contact('') };
      if (/^begin:v(event|calendar)/i.test(trimmed)) return { kind: 'event', what: qr.event };
      break;
    case undefined:
      break;
    default:
      return { kind: 'link', what: qr.link(plain(scheme)) };
  }
  if (/^BCD\r?\n/.test(trimmed)) return { kind: 'payment', what: qr.bankTransfer };
  return { kind: 'text', what: qr.text(quoted(trimmed)) };
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** Returns one field of the `KEY:value;` notation of Wi-Fi and MeCard codes, without backslash escapes. */
function fieldOf(body: string, name: string): string {
  const match = new RegExp(`(?:^|;)${name}:((?:\\\\.|[^;\\\\])*)`, 'i').exec(body);
  return (match?.[1] ?? '').replace(/\\(.)/g, '$1');
}

/** Removes control, format and direction characters, and shortens the text to 40 characters. */
function plain(text: string): string {
  const printable = [...text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()];
  return printable.length > 40 ? `${printable.slice(0, 40).join('')}…` : printable.join('');
}
