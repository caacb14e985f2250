/**
 * Accounts for test files: every type and algorithm, other parameters than the defaults, Unicode, unusual and empty
 * fields.
 */

export interface Made {
  type: 'totp' | 'hotp' | 'steam';
  issuer: string;
  name: string;
  /** Base32. */
  secret: string;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: number;
  period?: number;
  counter?: number;
  tags: string[];
  note: string;
  favourite: boolean;
}

const plain = { tags: [], note: '', favourite: false };

/** The keys are RFC 6238's published examples or parts of them. */
export const MADE: readonly Made[] = [
  {
    ...plain,
    type: 'totp',
    issuer: 'GitHub',
    name: 'ann@example.com',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  },
  {
    type: 'totp',
    issuer: 'Bücher & Söhne ✓ 日本',
    name: 'ann+test@example.com',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA',
    algorithm: 'SHA256',
    digits: 8,
    period: 60,
    tags: ['Arbeit', '日本'],
    note: 'Zwei\nZeilen, "quoted"; <b>&amp;</b>',
    favourite: true,
  },
  {
    ...plain,
    type: 'totp',
    issuer: 'Air Canada',
    name: '',
    secret: 'GEZDGNBVGY3TQOJQ',
    algorithm: 'SHA512',
    digits: 7,
    period: 20,
    tags: ['Arbeit'],
  },
  {
    ...plain,
    type: 'hotp',
    issuer: 'Counter',
    name: 'zero',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGA',
    algorithm: 'SHA1',
    digits: 6,
    counter: 0,
  },
  {
    ...plain,
    type: 'hotp',
    issuer: 'WWE',
    name: '100% sure?',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGE',
    algorithm: 'SHA512',
    digits: 8,
    counter: 10_300,
  },
  {
    ...plain,
    type: 'steam',
    issuer: 'Steam',
    name: 'gordon',
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJR',
    algorithm: 'SHA1',
    digits: 5,
    period: 30,
  },
  {
    ...plain,
    type: 'totp',
    issuer: '',
    name: 'nobody’s',
    secret: 'GEZDGNBVGY3TQOJS',
    algorithm: 'SHA1',
    digits: 10,
    period: 30,
  },
];

/** Returns this number of accounts, each with its own key. */
export function manyAccounts(count: number): Made[] {
  return Array.from({ length: count }, (_, index) => ({
    ...plain,
    type: 'totp' as const,
    issuer: `Service ${index}`,
    name: `user${index}@example.com`,
    secret: toBase32(Buffer.from(`secret-of-${String(index).padStart(10, '0')}`)),
    algorithm: 'SHA1' as const,
    digits: 6,
    period: 30,
  }));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Returns a key URI in most apps' form. */
export function uriOf({ type, issuer, name, secret, algorithm, digits, period, counter }: Made): string {
  const label = [issuer, name]
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join(':');
  const moving = type === 'hotp' ? `counter=${counter}` : `period=${period}`;
  const stated = issuer === '' ? '' : `&issuer=${encodeURIComponent(issuer)}`;
  const shown = issuer !== '' && name === '' ? `${encodeURIComponent(issuer)}:` : label;
  return `otpauth://${type}/${shown}?secret=${secret}${stated}&algorithm=${algorithm}&digits=${digits}&${moving}`;
}
