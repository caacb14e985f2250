import { DIRECTIONS, type Language } from './languages.ts';

const RIGHT_TO_LEFT_ISOLATE = '\u2067';
const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const POP_ISOLATE = '\u2069';

const RIGHT_TO_LEFT = /[\p{scx=Arab}\p{scx=Hebr}]/u;
const TERM = '[^\\s«»\\p{scx=Arab}\\p{scx=Hebr}]*[A-Za-z0-9][^\\s«»\\p{scx=Arab}\\p{scx=Hebr}]*';
/** Latin words with what belongs to them: `--uri FILE`, `[KEY-URI… | FILE]`, `.png`, `RFC 6238`. */
const TERMS = new RegExp(`${TERM}(?:(?: \\|)? ${TERM})*`, 'gu');
/** An indented line is a row of a table: a name, a gap and a sentence. The name stays where it is. */
const ROW = /^(\s+(?:\S.*?\s{2,})?)?(.*)$/u;
/** What stands around a word and belongs to the sentence. */
const AROUND = /^([("“]*)(.*?)([)"”.:,!…]*)$/u;

/**
 * Returns a text for a terminal. A terminal lays out each line by itself and from left to right, so in languages that
 * are written from right to left, each line is isolated in that direction, and each option, path and name in it from
 * left to right (UAX #9). Otherwise the words of a line would change places around every name. In other languages, the
 * text stays as it is.
 *
 * @param text one line or several
 */
export function forTerminal(text: string, language: Language): string {
  if (DIRECTIONS[language] !== 'rtl') return text;
  return text
    .split('\n')
    .map((line) => {
      const [, column = '', sentence = ''] = ROW.exec(line) ?? [];
      return RIGHT_TO_LEFT.test(sentence)
        ? `${column}${RIGHT_TO_LEFT_ISOLATE}${withTermsIsolated(sentence)}${POP_ISOLATE}`
        : line;
    })
    .join('\n');
}

/** Leaves out values that are isolated already. */
function withTermsIsolated(line: string): string {
  let depth = 0;
  return line
    .split(/([\u2066-\u2069])/u)
    .map((part, at) => {
      if (at % 2 === 0) return depth === 0 ? part.replaceAll(TERMS, isolatedTerm) : part;
      depth += part === POP_ISOLATE ? -1 : 1;
      return part;
    })
    .join('');
}

function isolatedTerm(term: string): string {
  // A number has the same order in both directions.
  if (!/[A-Za-z]/.test(term)) return term;
  const [, before = '', inside = '', after = ''] = AROUND.exec(term) ?? [];
  return `${before}${LEFT_TO_RIGHT_ISOLATE}${inside}${POP_ISOLATE}${after}`;
}
