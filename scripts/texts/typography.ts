/** Finds marks that a language does not write that way. The rules are those of the lists in `docs/glossary/`. */

/** Code in a text, which has marks of its own: elements, addresses, options, headers. */
const CODE =
  /<\/?\w+\s*\/?>|`[^`]*`|\{\{scheme\}\}:|\b\w+:\/\/\S*|--[\w-]+|\b[A-Z][\w-]+: (?:nosniff|no-store|Bearer)\b/g;
const PLACEHOLDER = /\{\{.*?\}\}/g;

interface Rule {
  /** Looks at words, without code; `raw` at all of the text. */
  finds: RegExp;
  raw?: true;
  /** What is wrong, after “there is”. */
  fault: string;
}

const JAPANESE = '[\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Han}ー]';

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  en: [{ finds: /["']/, fault: 'a straight quotation mark' }],
  de: [{ finds: /["'”]/, fault: 'a quotation mark that is not „ or “' }],
  fr: [
    { finds: /(?<!\u{a0}):(?=\s|$)/u, fault: 'no U+00A0 before “:”' },
    { finds: /(?<![\u{202f}?!])[;!?](?=\s|$)/u, fault: 'no U+202F before “;”, “!” or “?”' },
    { finds: /«(?!\u{a0})|(?<!\u{a0})»/u, fault: 'no U+00A0 inside « »' },
    // A line would end with “e-”.
    { finds: /\} (?:s|ms|min|h|j|Mo|Ko|MB|KB)(?![\p{L}’])/u, raw: true, fault: 'no U+00A0 before a unit' },
    { finds: /\be-mail/i, fault: 'no U+2011 in “e‑mail”' },
    { finds: /["'“”]/, fault: 'a quotation mark that is not « or », or an apostrophe that is not ’' },
  ],
  es: [
    { finds: /\} (?:s|ms|min|h|d|MB|KB|kB|GB)(?!\p{L})/u, raw: true, fault: 'no U+00A0 before a unit' },
    { finds: /\s[:;!?»]|«\s/, fault: 'a space before a mark' },
    { finds: /^[^¿]*\?|^[^¡]*!/, fault: 'no ¿ or ¡' },
    { finds: /["'“”]/, fault: 'a quotation mark that is not « or »' },
  ],
  ja: [
    { finds: new RegExp(`${JAPANESE}[,;?!]|[,;?!]${JAPANESE}`, 'u'), fault: 'a mark of half width' },
    { finds: new RegExp(`${JAPANESE} \\p{sc=Latn}|\\p{sc=Latn} ${JAPANESE}`, 'u'), fault: 'a space' },
    { finds: /["'“”]/, fault: 'a quotation mark that is not 「 or 」' },
  ],
  ar: [
    { finds: /\} [ثدسي](?!\p{sc=Arab})/u, raw: true, fault: 'no U+00A0 before a unit' },
    { finds: /\p{sc=Arab}\p{M}*[,;?]/u, fault: 'a Latin comma, semicolon or question mark' },
    { finds: /[\u{660}-\u{669}\u{6f0}-\u{6f9}]/u, fault: 'a digit that is not 0 to 9' },
    { finds: /["'“”]/, fault: 'a quotation mark that is not « or »' },
    // It would be drawn as “//:otpauth”. Lines of a command’s help keep their own order.
    { finds: /^(?! {2}).*:\/\/(?![\w\u{200e}{])/su, raw: true, fault: 'no U+200E after “://”' },
    // The mark would be drawn left to right, on the wrong side of the word. U+200F keeps it.
    { finds: /\p{sc=Latn}\d*[:,] ?\u{200e}/u, fault: 'a U+200E after a mark that follows a Latin word' },
  ],
};

/** Returns what is wrong with the marks of a text, in words. */
export function typographyFaults(text: string, language: string): string[] {
  // A placeholder is a word, beside which marks stand as beside any other. From right to left it is isolated.
  const prose = text.replaceAll(CODE, '-').replaceAll(PLACEHOLDER, language === 'ar' ? '\ufffc' : 'x');
  return (RULES[language] ?? [])
    .filter(({ finds, raw }) => finds.test(raw ? text : prose))
    .map(({ fault }) => fault);
}
