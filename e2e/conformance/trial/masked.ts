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
  /(?:pass|secret|token|otp|code|key|uri|url|qr|image|recovery|backup|session|csrf|nonce|cookie|auth|hash|salt|seed|pin|jwt|bearer|mfa|tfa)/i;

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
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      maskedWords(name),
      // An error's own code says what was wrong.
      maskedValue(item, isSecret || (SECRET.test(name) && !isErrorCode(name, item))),
    ]),
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
  return text
    .replaceAll(/otp-?auth[^\s"'<>]*/gi, `otpauth:${MASK}`)
    .replaceAll(/data:[^\s"'<>]+/gi, `data:${MASK}`)
    .replaceAll(/<svg[\s\S]*?<\/svg>/gi, '<svg/>')
    .replaceAll(/correct horse [\w-]+/gi, MASK)
    .replaceAll(/(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+/g, 'user@example.com')
    .replaceAll(/(?:value|content)\s*=\s*(?:"[^"]+"|'[^']+')/gi, `value="${MASK}"`)
    .replaceAll(/([?&#][\w.-]*=)[^\s"'<>&#]+/g, `$1${MASK}`)
    .replaceAll(/(?:[A-Z2-7]{4}[\s-]){3,}[A-Z2-7]{1,8}/gi, MASK)
    .replaceAll(/(?<![\w+/=.-])(?=[\w+/=.-]*\d)[\w+/=.-]{16,}|[A-Z2-7]{16,}/g, MASK)
    .replaceAll(/\b[A-Za-z0-9]{3,8}(?:-[A-Za-z0-9]{3,8})+\b/g, (word) => (/\d/.test(word) ? MASK : word))
    .replaceAll(/\b\d{6,10}\b/g, MASK);
}
