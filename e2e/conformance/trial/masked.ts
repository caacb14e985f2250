/** Requests and answers for people, without keys, passwords, codes and tokens. */
/** One request and its answer, masked. */
export interface Exchange {
  method: string;
  path: string;
  /** The body of the request, or an empty text. */
  sent: string;
  status: number;
  /** The body of the answer. */
  answer: string;
}

/** The longest text that is kept, in characters. */
const MOST = 600;
/** How much of a text is read. Whoever tests a server gets bodies of any size. */
const READ = 1_500;
const MASK = '…';
/** Fields whose value is masked, whatever it looks like. */
const SECRET =
  /(?:pass|secret|token|otp|code|key|uri|url|qr|image|recovery|backup|session|csrf|nonce|cookie|auth|hash|salt|seed|pin|jwt|bearer|mfa|tfa|ascii|base32|base64|hex|bytes)/i;
/** As many bytes as the shortest key in use has: 80 bits. */
const LEAST_BYTES = 10;

export function maskedExchange(
  path: string,
  { method, body }: { method: string; body?: string },
  status: number,
  answer: string,
): Exchange {
  return { method, path: masked(path), sent: masked(body ?? ''), status, answer: masked(answer) };
}

/** Returns a text without what may be a key, a password, a code or a token. Masks too much rather than too little. */
export function masked(text: string): string {
  const plain = maskedJson(text) ?? maskedForm(text) ?? maskedWords(text);
  return plain.length > MOST ? `${plain.slice(0, MOST)}${MASK}` : plain;
}

function maskedJson(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return JSON.stringify(maskedValue(value, false));
}

function maskedValue(value: unknown, isSecret: boolean): unknown {
  if (typeof value === 'string') return isSecret && value !== '' ? MASK : maskedWords(value);
  if (typeof value === 'number') return isSecret || String(value).length >= 6 ? MASK : value;
  if (typeof value !== 'object' || value === null) return value;
  if (areBytes(Object.values(value))) return MASK;
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, isSecret));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      maskedWords(name),
      // An error's own code says what was wrong.
      maskedValue(item, isSecret || (SECRET.test(name) && !isErrorCode(name, item))),
    ]),
  );
}

/** A key as a list of its bytes, as JSON writes a `Buffer` or a `Uint8Array`. */
function areBytes(values: readonly unknown[]): boolean {
  return (
    values.length >= LEAST_BYTES &&
    values.every((one) => Number.isInteger(one) && Number(one) >= 0 && Number(one) < 256)
  );
}

function isErrorCode(name: string, item: unknown): boolean {
  return (
    /^(?:error_?)?code$/i.test(name) &&
    typeof item === 'string' &&
    /^[A-Za-z]+(?:[_.-][A-Za-z]+)*$/.test(item)
  );
}

function maskedForm(text: string): string | undefined {
  if (!/^[\w.[\]%-]+=[^\s<>"&]*(?:&[\w.[\]%-]+=[^\s<>"&]*)*$/.test(text)) return undefined;
  return [...new URLSearchParams(text)]
    .map(([name, value]) => `${name}=${SECRET.test(name) ? MASK : maskedWords(value)}`)
    .join('&');
}

/** Masks the beginning of a text. What may be the beginning of a key at its end is cut off. */
function maskedWords(text: string): string {
  if (text.length > READ) return `${maskedWords(text.slice(0, READ)).slice(0, MOST)}${MASK}`;
  const plain = text
    .replaceAll(/otp-?auth[^\s"'<>]*/gi, `otpauth:${MASK}`)
    .replaceAll(/data:[^\s"'<>]+/gi, `data:${MASK}`)
    .replaceAll(/<svg[\s\S]*?<\/svg>/gi, '<svg/>')
    .replaceAll(/correct horse [\w-]+/gi, MASK)
    .replaceAll(/(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+/g, 'user@example.com')
    .replaceAll(/(?:value|content)\s*=\s*(?:"[^"]+"|'[^']+'|[^\s"'<>]+)/gi, `value="${MASK}"`)
    // The parts of a form with files, the elements of XML and of pages, and lines of a log.
    .replaceAll(/(name="[^"]{0,99}"[^\r\n]{0,99}\r?\n\r?\n)[^\r\n]*/g, `$1${MASK}`)
    .replaceAll(/(<[\w-]*(?:secret|pass|token|key|code|otp)[\w-]*(?:\s[^<>]*)?>)[^<>]+/gi, `$1${MASK}`)
    .replaceAll(/>\s*(?=[a-z]*\d)[a-z0-9]{8,20}\s*</gi, `>${MASK}<`)
    .replaceAll(
      /(\b(?:secret|password|passphrase|token|key|seed)["']?\s*[:=]\s*["']?)[^\s"'<>&,;]+/gi,
      `$1${MASK}`,
    )
    .replaceAll(/\$(?:2[abxy]|argon2\w*|scrypt|pbkdf2[\w-]*|[1567y])\$[^\s"'<>]+/g, MASK)
    .replaceAll(/\beyJ[\w-]+(?:\.[\w-]*)*/g, MASK)
    .replaceAll(/([?&#][\w.-]*=)[^\s"'<>&#]+/g, `$1${MASK}`)
    .replaceAll(/(?<![\w+/=.-])(?=[\w+/=.-]*\d)[\w+/=.-]{16,}|[A-Z2-7]{16,}|[a-z2-7]{20,}/g, MASK)
    .replaceAll(/\b[A-Za-z0-9]{3,8}(?:-[A-Za-z0-9]{3,8})+\b/g, (word) => (/\d/.test(word) ? MASK : word))
    .replaceAll(/\b\d{6,10}\b/g, MASK);
  return maskedGroups(plain);
}

/** What stands between the groups of a key or a code: spaces, hyphens, and elements of a page around each group. */
const BETWEEN = String.raw`(?:[\s\u00b7\u2022-]|&nbsp;|&#160;|&#xa0;|<[^<>]{0,99}>){1,8}`;
const GROUPS = [8, 7, 6, 5, 4, 3, 2, 1].map(
  (length) =>
    new RegExp(
      `(?<![a-z0-9])[a-z0-9]{${length}}(?:${BETWEEN}[a-z0-9]{${length}})+(?:${BETWEEN}[a-z0-9]{1,${length}})?(?![a-z0-9])`,
      'gi',
    ),
);

/** Masks groups of one length: `JBSW Y3DP …`, `<b>JBSW</b><b>Y3DP</b>…`, `12345 67890`. */
function maskedGroups(text: string): string {
  return GROUPS.reduce(
    (rest, groups) => rest.replaceAll(groups, (found) => (isKey(found) ? MASK : found)),
    text,
  );
}

function isKey(found: string): boolean {
  const groups = found.split(new RegExp(BETWEEN, 'i'));
  const { length = 0 } = groups[0] ?? '';
  if (groups.every((group) => /^[A-Z2-7]+$/.test(group)) && groups.join('').length >= 16) return true;
  // A few words of one length are a sentence, and two groups with digits are a backup code.
  if (groups.length >= Math.max(4, 16 / length)) return groups.some((group) => /\d/.test(group));
  return length >= 4 && groups.every((group) => /\d/.test(group));
}
