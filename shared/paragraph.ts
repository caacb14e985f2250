/** Scripts that write sentences without a space between them (ISO 15924). */
const WITHOUT_SPACES = /^(?:Jpan|Hans|Hant)$/;

/** Returns sentences as one text, as the language writes them. @param locale a BCP 47 tag */
export function paragraph(sentences: readonly string[], locale: string): string {
  const { script = '' } = new Intl.Locale(locale).maximize();
  return sentences.join(WITHOUT_SPACES.test(script) ? '' : ' ');
}
