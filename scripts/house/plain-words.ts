/** Unclear words, and what to write instead. Tests check the texts of both programs with this list. */

export type Unclear = readonly [words: RegExp, instead: string];

export const UNCLEAR_ENGLISH: readonly Unclear[] = [
  [
    /\b(whoever|anybody|somebody|everybody|nobody)\b/i,
    '“anyone”, “someone”, “everyone”, “no one”, or the actor',
  ],
  [/\bfrom (then|now) on\b/i, '“after this” or “now”, or nothing'],
  [/\b(prove[ns]?|proof)\b/i, '“confirm” or “test”'],
  [/\b(holds|held)\b/i, '“contains”, “keeps” or “is valid”'],
  [/\b(whole kit|is whole|not whole)\b/i, '“complete”, “intact”, “incomplete”'],
  [/\b(is|are|was|were) asked for\b/i, 'who asks, or “requested”'],
  [/\bdemand(s|ed)?\b/i, '“require”'],
  [/\b(void|voids|voided)\b/i, '“no longer works”'],
  [/\bbeside\b/i, '“as well as” or “next to”'],
  [/\b(look into|unwanted mail)\b/i, '“check”, “spam folder”'],
  [/\bmailed\b/i, '“emailed” or “sent”'],
  [/\be-mail/i, '“email”'],
  [/\btelephone\b/i, '“phone”'],
  [/\bany more(?=[.,;:])/i, '“no longer”'],
  [/\bfor ever\b/i, '“forever”'],
  [/\bpictures?\b/i, '“image”'],
  [/\bpresent (code|passphrase)\b/i, '“current”'],
];

export const UNCLEAR_GERMAN: readonly Unclear[] = [
  [/beweis|bewiesen/i, '„bestätigen“ oder „prüfen“'],
  [/\bMenschen?\b/, '„Support“ oder „Personen“'],
  [/gemailt/i, '„per E-Mail“'],
  [/gemerkt/i, '„vertrauenswürdig“'],
  [/Aussteller/, '„Anbieter“'],
  [/Zwei-Faktor-(Anmeldung|Authentifizierung)/, '„Zwei-Faktor-Authentisierung“'],
  [/\bVon (da|nun|jetzt) an\b/i, '„danach“ oder „jetzt“'],
  [/unerwünscht/i, '„Spam-Ordner“'],
  [/heik(el|le)/i, '„sicherheitsrelevant“'],
  [/Siegel/, '„unversehrt“'],
  [/Schreibtisch/, '„Desktop“'],
  [/\bFassung/, '„Version“'],
];

/** Returns a message for each text with a word of the list. Ignores values and names in code. */
export function unclearIn(texts: readonly string[], list: readonly Unclear[]): string[] {
  const said = texts.map((text) => text.replaceAll(/\$\{[^}]*\}|`[^`]*`/g, ''));
  return said.flatMap((text) =>
    list
      .filter(([words]) => words.test(text))
      .map(([words, instead]) => `“${text}” has “${words.exec(text)?.[0]}”; write ${instead}.`),
  );
}
