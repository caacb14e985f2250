/** A language that nobody speaks, made from English by code: it shows where a program does not expect other languages. */
import { baseOf, formsOf, type Texts } from '../texts/catalogue.ts';

/** Around each text, so that a text that is not translated, cut or made of pieces can be seen. */
export const OPENING = '⟦';
export const CLOSING = '⟧';

/** How much longer a text becomes. German and French are about a third longer than English. */
const GROWTH = 0.4;
/** Short texts grow more than long ones: “Edit” is “Bearbeiten”. */
const LEAST_GROWTH = 3;
const LONGEST_WORD = 8;

const PLAIN = 'abcdeghiklmnoprstuwyzACDEGHIJKLNORSTUWYZ';
/** With marks above and below, which a line must have room for. */
const MARKED = 'åƀçďéĝĥîķļɱñöþŕšťûŵýžÅÇĐÉĜĤÎĴĶĻÑÖŔŠŤÛŴÝŽ';
const MARKS = new Map([...PLAIN].map((letter, place) => [letter, [...MARKED][place] ?? letter]));

/** What a translation must not change: placeholders and elements. */
const KEPT = /(\{\{.*?\}\}|<\/?\w+\s*\/?>)/;

/** Returns the text in brackets, with marks on its letters and two fifths longer. Placeholders and elements stay. */
export function pseudo(text: string): string {
  if (text.trim() === '') return text;
  const parts = text.split(KEPT);
  const length = parts.filter((_, place) => place % 2 === 0).join('').length;
  const marked = parts.map((part, place) => (place % 2 === 0 ? withMarks(part) : part)).join('');
  // A colon stays at the end, because a value may follow it.
  const end = /:$/.exec(marked)?.[0] ?? '';
  const longer = padding(Math.max(LEAST_GROWTH, Math.ceil(length * GROWTH)));
  return `${OPENING}${marked.slice(0, marked.length - end.length)} ${longer}${end}${CLOSING}`;
}

/** Returns a catalogue in the pseudo-language, with the plural forms of a real language. */
export function pseudoCatalogue(english: Texts, language: string): Texts {
  const entries = Object.entries(english).flatMap(([key, value]): [string, Texts[string]][] => {
    if (Array.isArray(value)) return [[key, value.map(pseudo)]];
    if (typeof value !== 'string') return [[key, pseudoCatalogue(value as Texts, language)]];
    return [[key, pseudo(value)]];
  });
  const there = new Map(entries);
  for (const [key, value] of entries) {
    if (!key.endsWith('_other')) continue;
    const stem = key.slice(0, -'_other'.length);
    for (const form of formsOf(language)) {
      const name = `${stem}_${form}`;
      if (!there.has(name)) there.set(name, value);
    }
  }
  const forms = new Set(formsOf(language));
  return Object.fromEntries([...there].filter(([key]) => baseOf(key) === key || isForm(key, forms)));
}

/** English's own forms stay only if the language has them. “zero” may be in any. */
function isForm(key: string, forms: ReadonlySet<string>): boolean {
  const form = /_(zero|one|two|few|many|other)$/.exec(key)?.[1];
  return form === undefined || form === 'zero' || forms.has(form);
}

function withMarks(text: string): string {
  return [...text].map((letter) => MARKS.get(letter) ?? letter).join('');
}

function padding(length: number): string {
  const letters = [...MARKED].slice(0, LONGEST_WORD).join('');
  let text = '';
  while (text.length < length) text += `${letters} `;
  return text.slice(0, length).trim();
}
