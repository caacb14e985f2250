/** Plain text in a font of fixed width: a terminal, an email. */

/** Characters of Chinese, Japanese and Korean. In a font of fixed width, each is two columns wide. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
/** Marks on letters, and characters that only direct the text around them. */
const WITHOUT_WIDTH = /[\p{Mn}\p{Cf}]/u;
/** Texts whose letters are one column each. */
const PLAIN = /^[\x20-\x7e]*$/;
const NOT_FIRST = /^[\p{Pe}\p{Pf}、。，．：；！？・…ー々〜]/u;
const NOT_LAST = /[\p{Ps}\p{Pi}]$/u;
/**
 * A word, or several inside directional isolates, which are one value. French has spaces before punctuation, at which no
 * line ends.
 */
const WORD = /(?:\u2068[^\u2069]*\u2069|[\S\u00a0\u202f])+/gu;

const words = new Intl.Segmenter('ja', { granularity: 'word' });

/** Returns the width of a text in columns. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return [...text].reduce((columns, letter) => columns + widthOf(letter), 0);
}

function widthOf(letter: string): number {
  if (WITHOUT_WIDTH.test(letter)) return 0;
  return WIDE.test(letter) ? 2 : 1;
}

/**
 * Returns the lines of a paragraph. Lines end at spaces; Chinese and Japanese, which have none, between words. A longer
 * part gets a line of its own.
 *
 * @param width the most columns in a line
 */
export function wrapped(paragraph: string, width: number): string[] {
  const lines = [''];
  /** Of the last line. */
  let columns = 0;
  for (const [word] of paragraph.matchAll(WORD)) {
    for (const [at, part] of partsOf(word).entries()) {
      const line = lines.at(-1) ?? '';
      const space = at === 0 && line !== '' ? ' ' : '';
      const more = columnsOf(space + part);
      if (line !== '' && columns + more > width) {
        lines.push(part);
        columns = more - space.length;
      } else {
        lines[lines.length - 1] = line + space + part;
        columns += more;
      }
    }
  }
  return lines;
}

/** Returns the parts of a word between which a line may end. Addresses and numbers stay whole. */
function partsOf(word: string): string[] {
  if (!WIDE.test(word)) return [word];
  const parts: string[] = [];
  for (const { segment } of words.segment(word)) {
    const last = parts.at(-1) ?? '';
    const isTogether =
      NOT_FIRST.test(segment) || NOT_LAST.test(last) || !(WIDE.test(segment) || WIDE.test(last.slice(-1)));
    if (last !== '' && isTogether) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}
