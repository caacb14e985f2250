/** Reads and compares catalogues. */

/** A catalogue as it is in its files: texts, lists of texts, and groups of these. */
export interface Texts {
  readonly [key: string]: string | readonly string[] | Texts;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const CONTEXT = /_without$/;

/** Returns every text of a catalogue by its dotted key. A list's texts have a number at the end of their key. */
export function flat(texts: Texts, under = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[under + key, value]]
        : Array.isArray(value)
          ? value.map((text, place) => [`${under}${key}.${place}`, text])
          : [...flat(value as Texts, `${under}${key}.`)],
    ),
  );
}

/** Returns what `{{…}}` contains, such as `count` or `names, list`, without repetitions. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(.+?)\s*\}\}/g)].map(([, inside = '']) => inside))].sort();
}

/** Returns the names of elements, such as `when` for `<when/>`. */
function elements(text: string): string[] {
  return [...text.matchAll(/<\/?(\w+)\s*\/?>/g)].map(([, name = '']) => name).sort();
}

/** Returns a key without the endings for plural forms and contexts. */
export function baseOf(key: string): string {
  return key.replace(PLURAL, '').replace(CONTEXT, '');
}

export function nameOf(placeholder: string): string {
  return placeholder.split(',')[0]?.trim() ?? '';
}

/** A key that has plural forms in English, with all its forms in a language. */
const isPlural = (key: string) => PLURAL.test(key);
const stemOf = (key: string) => key.replace(PLURAL, '');

/** Returns the plural forms that a language has, such as `one` and `other`. */
export function formsOf(language: string): string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories;
}

/**
 * Returns what is wrong with a translation, a sentence for each fault.
 *
 * @param isComplete whether a missing text is a fault
 */
export function faultsOf(
  language: string,
  english: ReadonlyMap<string, string>,
  translation: ReadonlyMap<string, string>,
  isComplete: boolean,
): string[] {
  const forms = formsOf(language);
  const plurals = new Set([...english.keys()].filter(isPlural).map(stemOf));
  const faults: string[] = [];
  for (const [key, text] of translation) {
    const form = PLURAL.exec(key)?.[1];
    const stem = stemOf(key);
    if (plurals.has(stem) ? form === undefined : !english.has(key))
      faults.push(`${key}: English has no such key.`);
    else if (form !== undefined && plurals.has(stem) && form !== 'zero' && !forms.includes(form))
      faults.push(`${key}: ${language} has no plural form “${form}”. It has: ${forms.join(', ')}.`);
    if (text.trim() === '' && english.get(key) !== '') faults.push(`${key}: The text is empty.`);
    const original = english.get(key) ?? english.get(`${stem}_other`);
    if (original !== undefined) faults.push(...differences(key, original, text));
  }
  for (const stem of plurals) {
    // i18next reads “zero” in every language. Where English has it, it says something else than “other” does.
    const wanted = new Set([...forms, ...(english.has(`${stem}_zero`) ? ['zero'] : [])]);
    const there = [...wanted].filter((form) => translation.has(`${stem}_${form}`));
    const missing = [...wanted].filter((form) => !there.includes(form));
    if (missing.length > 0 && (isComplete || there.length > 0))
      faults.push(`${stem}: The plural form ${missing.map((form) => `“${form}”`).join(', ')} is missing.`);
  }
  if (isComplete) {
    const missing = [...english.keys()].filter((key) => !isPlural(key) && !translation.has(key));
    faults.push(...missing.map((key) => `${key}: The text is missing.`));
  }
  return faults;
}

/** Each placeholder and each element survives translation. Only the number may be left out, where its form says it. */
function differences(key: string, original: string, text: string): string[] {
  const known = new Set(placeholders(original).map(nameOf));
  const there = new Set(placeholders(text).map(nameOf));
  const faults: string[] = [];
  const foreign = [...there].filter((name) => !known.has(name) && !(name === 'count' && isPlural(key)));
  const lost = [...known].filter((name) => !there.has(name) && !(name === 'count' && isPlural(key)));
  if (foreign.length > 0)
    faults.push(`${key}: English has no ${foreign.map((name) => `{{${name}}}`).join(', ')}.`);
  if (lost.length > 0) faults.push(`${key}: ${lost.map((name) => `{{${name}}}`).join(', ')} is missing.`);
  if (`${elements(original)}` !== `${elements(text)}`)
    faults.push(`${key}: Its elements <…> are not those of English.`);
  return faults;
}

/** Returns how many of the texts a language has, and of how many. A text with plural forms counts once. */
export function shareOf(
  english: ReadonlyMap<string, string>,
  translation: ReadonlyMap<string, string>,
): { there: number; of: number } {
  const wanted = new Set([...english.keys()].map(stemOf));
  const there = new Set([...translation.keys()].map(stemOf));
  return { there: [...wanted].filter((key) => there.has(key)).length, of: wanted.size };
}
