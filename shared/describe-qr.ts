/** Describes the content of QR codes that are not key URIs. */
import { foreignCode } from './foreign-codes.ts';
import type { KeySentences } from './key-sentences/said-error.ts';
import { englishSentences as en } from './key-sentences/texts/catalogue.ts';
import { quotable } from './quotable.ts';

export interface QrDescription {
  kind: /** A code of one app, which no other app can use. */
    | 'foreign'
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
    | 'esim'
    | 'device'
    | 'link'
    | 'text'
    | 'empty';
  /** A sentence: `This is a Wi-Fi network: “Guest”.` It contains no password and only a few words of the content. */
  sentence: string;
  /** What to do instead, as sentences that follow. */
  instead?: string;
}

/**
 * Names the content of a QR that is not a sign-in key. It quotes what {@link quotable} allows, and never a Wi-Fi
 * password or a link's query.
 */
export function describeQr(text: string, { qr }: KeySentences = en): QrDescription {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty', sentence: qr.empty };

  const foreign = foreignCode(trimmed);
  if (foreign) {
    const { app, remedy } = foreign;
    const about = (say: string | ((values: { app: string }) => string)) =>
      typeof say === 'string' ? say : say({ app });
    return {
      kind: 'foreign',
      sentence: about(qr.foreign.sentence[remedy]),
      instead: about(qr.foreign.instead[remedy]),
    };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'otpauth-migration':
      return { kind: 'migration', sentence: qr.migration };
    case 'countersign-kit':
      return { kind: 'recovery-kit', sentence: qr.kit };
    case 'http':
    case 'https':
      return { kind: 'web', sentence: qr.web({ words: quotable(hostOf(trimmed)) }) };
    case 'wifi':
      return { kind: 'wifi', sentence: qr.wifi({ words: quotable(fieldOf(trimmed.slice(5), 'S')) }) };
    case 'mecard':
      return { kind: 'contact', sentence: qr.contact({ words: quotable(fieldOf(trimmed.slice(7), 'N')) }) };
    case 'mailto':
    case 'matmsg':
      return { kind: 'email', sentence: qr.email };
    case 'tel':
      return { kind: 'phone', sentence: qr.phone };
    case 'sms':
    case 'smsto':
      return { kind: 'message', sentence: qr.message };
    case 'geo':
      return { kind: 'place', sentence: qr.place };
    case 'bitcoin':
    case 'ethereum':
    case 'lightning':
      return { kind: 'payment', sentence: qr.payment({ scheme }) };
    case 'lpa':
      return { kind: 'esim', sentence: qr.esim };
    case 'mt':
    case 'x-hm':
      return { kind: 'device', sentence: qr.device };
    case 'upi':
      return { kind: 'payment', sentence: qr.payment({ scheme }) };
    case 'begin':
      if (/^begin:vcard/i.test(trimmed))
        return { kind: 'contact', sentence: qr.contact({ words: undefined }) };
      if (/^begin:v(event|calendar)/i.test(trimmed)) return { kind: 'event', sentence: qr.event };
      break;
    case undefined:
      break;
    default:
      return { kind: 'link', sentence: qr.link({ scheme: quotable(scheme) }) };
  }
  if (/^(?:BCD|SPC)\r?\n/.test(trimmed)) return { kind: 'payment', sentence: qr.bankTransfer };
  return { kind: 'text', sentence: qr.text({ words: quotable(trimmed) }) };
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
