/** Where a link with keys ends in the text around it: at a quotation mark, a bracket, or the words of a sentence. */

const PARAMETER = '(?:secret|issuer|algorithm|digits|period|counter|encoder|data)';

/** What closes what was opened before a link. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '”': '”',
  '„': '“',
  '‘': '’',
  '‚': '‘',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '<': '>',
  '>': '<',
  '(': ')',
  '[': ']',
  '{': '}',
  '「': '」',
  '『': '』',
  '（': '）',
  '［': '］',
  '【': '】',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
};

/** Brackets that may stand in a name, in pairs. */
const PAIRS: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '」': '「',
  '』': '『',
  '）': '（',
  '］': '［',
  '】': '【',
  '》': '《',
  '〉': '〈',
  '〕': '〔',
};
const BRACKETS = new RegExp(
  `[${Object.entries(PAIRS)
    .flat()
    .map((bracket) => (/[\])}[({]/.test(bracket) ? `\\${bracket}` : bracket))
    .join('')}]`,
  'gu',
);

/**
 * Returns the link at the beginning of a text.
 *
 * @param segment what stands from a link's beginning to the next link or the end of the line
 * @param before what stands before it in the line
 */
export function linkAtStart(segment: string, before: string): string {
  const inner = innerLink(segment);
  if (inner !== undefined) return inner;
  const opening = /([^\\\s])\\*$/.exec(before)?.[1] ?? '';
  const closing = CLOSING[opening];
  if (closing !== undefined) {
    const isDoubled = /(["'])\1$/.test(before);
    const closes = PAIRS[closing]
      ? firstUnpaired(segment, Math.max(0, lastParameter(segment)))
      : closingMark(segment, closing, isDoubled);
    if (closes > 0) {
      const link = withoutRest(segment.slice(0, closes).replace(/\\+$/, ''));
      return isDoubled
        ? link
        : link.replaceAll(/(["'])\1/g, (pair, mark) => (mark === closing ? mark : pair));
    }
  }
  // A line that begins with a link is one to its end: some apps do not escape spaces.
  if (/^[\s\p{Cf}\p{P}\p{S}]*$/u.test(before)) {
    return withoutEnd(withoutRest(segment), /[*_~]+$/.exec(before)?.[0]);
  }
  return inProse(withoutRest(segment));
}

/** A link that is a parameter of another one is encoded as a whole, and ends where the other one goes on. */
function innerLink(segment: string): string | undefined {
  if (!/^[a-z-]+%(?:25)*3a/i.test(segment)) return undefined;
  const [value = ''] = /^[^&\s"'<>#]+/.exec(segment) ?? [];
  const isWhole = value.length < segment.length && /%(?:25)*3f\S*%(?:25)*3d/i.test(value);
  return isWhole ? value.replace(/[.,;:!?)\]}*_`”’»›\\]+$/u, '') : undefined;
}

/**
 * A quotation mark ends a link where it comes first after the key. A doubled one in between is an apostrophe, as SQL and
 * CSV write it, unless the link began with a doubled one.
 */
function closingMark(segment: string, closing: string, isDoubled: boolean): number {
  const first = segment.indexOf(closing);
  if (isDoubled || !/["']/.test(closing)) return first;
  const key = segment.search(/[?&;](?:amp;)?(?:secret|data)(?:=|%3d)/i);
  let at = first;
  while (at >= 0 && (segment[at + 1] === closing || at < key)) {
    at = segment.indexOf(closing, at + (segment[at + 1] === closing ? 2 : 1));
  }
  return at >= 0 ? at : first;
}

/** Returns the place of the first closing bracket that nothing in the text opens; -1 if there is none. */
function firstUnpaired(text: string, from = 0): number {
  const open: string[] = [];
  for (const { 0: bracket, index } of text.slice(from).matchAll(BRACKETS)) {
    const opener = PAIRS[bracket];
    if (opener === undefined) open.push(bracket);
    else if (open.includes(opener)) open.splice(open.lastIndexOf(opener), 1);
    else return from + index;
  }
  return -1;
}

/** What no parameter holds, and a sentence or a program may put behind a link. */
const AFTER_QUERY = /[。，、；،؛।”»›]|\\[nrt]|<[a-z/!]|\s["“«<]/i;

const ANY_PARAMETER = new RegExp(
  `(?:[?&#]|\\\\u0026)(?:amp;|#0*38;|#x0*26;)*\\s*${PARAMETER}\\s*(?:=|\\\\u003d|%3d)`,
  'gi',
);

/** Returns where the last known parameter begins; -1 if there is none. */
function lastParameter(segment: string): number {
  let last = -1;
  for (const { index } of segment.matchAll(ANY_PARAMETER)) last = index;
  return last;
}

/** Leaves out what follows the parameters and is surely none. Names before them may hold anything. */
export function withoutRest(segment: string): string {
  const query = segment.search(/\?(?:[^?\s]{0,500}&(?:amp;)?)?(?:secret|data)=/i);
  if (query < 0) return segment;
  // Nothing before another parameter is the end, whatever a name holds: “モーニング娘。” is one.
  const from = Math.max(query, lastParameter(segment));
  const mark = segment.slice(from).search(AFTER_QUERY);
  const ends = [firstUnpaired(segment, from), mark < 0 ? -1 : from + mark];
  const end = Math.min(...ends.filter((at) => at >= 0), segment.length);
  return withoutWords(segment.slice(0, end));
}

/** Leaves out the words behind the last parameter. Numbers have no spaces, keys only between groups. */
function withoutWords(link: string): string {
  const last = Math.max(link.lastIndexOf('&'), link.lastIndexOf('?'));
  const [, start = '', name = '', value = ''] =
    /^([?&](?:amp;)?([a-z]+)=)(.*)$/is.exec(link.slice(last)) ?? [];
  const end = last + start.length;
  switch (name.toLowerCase()) {
    case 'digits':
    case 'period':
    case 'counter':
      return link.slice(0, end) + (/^\d+(?=[\s\p{Ps}])/u.exec(value)?.[0] ?? value);
    case 'algorithm':
      return link.slice(0, end) + (/^(?:hmac-?)?sha-?\d+(?:-\d+)?(?=\s)/i.exec(value)?.[0] ?? value);
    case 'secret':
      return link.slice(0, end) + keyWithoutWords(value);
    case 'issuer':
      return link.slice(0, end) + issuerWithoutWords(value, link.slice(0, last));
    default:
      return link;
  }
}

/** A word behind a key is in Base32, too: “ok”. Groups of a key have one length, and letters of one case. */
function keyWithoutWords(value: string): string {
  const groups = value.split(/(?<=\S)(?=\s+\S)/);
  const [first = ''] = groups;
  const isCapital = first === first.toUpperCase();
  const ending = groups.findIndex((group, index) => {
    const text = group.trim();
    const isOther = !/^[a-z2-7]+=*$/i.test(text) || (text === text.toUpperCase()) !== isCapital;
    const isLast = index === groups.length - 1;
    const fits = text.length === first.trim().length || (isLast && text.length < first.trim().length);
    return index > 0 && (isOther && !/^[2-7]+$/.test(text) ? true : !fits || first.trim().length >= 16);
  });
  return ending < 0 ? value : groups.slice(0, ending).join('');
}

/** A hash before a parameter was meant as “&”. */
const AFTER_HASH = new RegExp(`^#(?!\\s*${PARAMETER}\\s*=)`, 'i');

/** The label names the issuer, too: what follows it in another script, or behind a mark, belongs to the sentence. */
function issuerWithoutWords(value: string, before: string): string {
  const label = /^[a-z-]+:\/*[a-z]+\/+([^?]*?)(?::|%3a)/i.exec(before)?.[1] ?? '';
  if (label === '' || !value.startsWith(label)) return value;
  const rest = value.slice(label.length);
  const isSentence =
    /^\s+(?![&+])[\p{P}\p{S}]/u.test(rest) ||
    /^\s*\p{Extended_Pictographic}/u.test(rest) ||
    /^…/.test(rest) ||
    AFTER_HASH.test(rest) ||
    (/[a-z0-9]$/i.test(label) && /^(?!\p{Script=Latin})\p{L}/u.test(rest));
  return isSentence ? label : value;
}

/** @param mark the marks of bold or struck text before the link, as chats write them */
function withoutEnd(segment: string, mark = ''): string {
  const text = segment.replace(/(?:[\s\p{Cf},|"'`”’»›>]|(?<!&[a-z0-9#]{2,8});)+$/iu, '');
  // Marks within marks close in the other order: “_**…**_”.
  const closing = [...mark].reverse().join('');
  const unmarked = closing !== '' && text.endsWith(closing) ? text.slice(0, -closing.length) : text;
  // No key and no number ends with a mark of a sentence. A name may.
  return unmarked.replace(
    /([?&](?:secret=[a-z2-7%=]{16,}|(?:digits|period|counter)=\d+))[.!?)\]}*_~]+$/i,
    '$1',
  );
}

/** Within a sentence or a table a link ends with the word, unless parameters follow. */
function inProse(segment: string): string {
  const parameterFollows = `(?=[^?]{0,200}&(?:amp;)?${PARAMETER}=)`;
  const link = new RegExp(
    `^[^?\\s]*(?:\\s[^?]{0,100}(?=\\?(?:[^\\s?]{0,500}&)?${PARAMETER}=))?(?:[^\\s"'<>,;|]|(?<=&[a-z#0-9]{2,6});|[\\s,;"'<>|]${parameterFollows})*`,
    'i',
  ).exec(segment)?.[0];
  return (link ?? segment).replace(/(?:[.,:!?)\]}*_`”’»›]|(?<!&[a-z0-9#]{2,8});)+$/iu, '');
}
