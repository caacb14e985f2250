/**
 * Scripts that choose among the languages as the command line does (shared/translations/environment.ts): `LC_ALL`,
 * `LC_MESSAGES` and `LANG` name the locale, `LANGUAGE` is a list before it, `C` and `POSIX` are English.
 */
import { type Language, OFFERED_LANGUAGES } from '../../shared/translations/languages.ts';

const KNOWN = OFFERED_LANGUAGES.join('|');
/** English is what remains, so it has no case of its own. */
const OTHERS = OFFERED_LANGUAGES.filter((language) => language !== 'en');

const indented = (text: string) => text.trimEnd().replaceAll(/^/gm, '    ');

/** Returns a script for zsh that runs a part of its own for each language. @param part a script that ends with a line break */
export function chosenInZsh(part: (language: Language) => string): string {
  const cases = OTHERS.map((language) => `  (${language})\n${indented(part(language))}\n  ;;\n`);
  return `local locale=\${LC_ALL:-\${LC_MESSAGES:-$LANG}} tag language=en
[[ $locale != (|C|C.*|POSIX|POSIX.*) ]] && for tag in \${(s.:.)LANGUAGE} $locale; do
  tag=\${tag%%[-_.@]*}
  [[ $tag == (${KNOWN}) ]] && { language=$tag; break; }
done
case $language in
${cases.join('')}  (*)
${indented(part('en'))}
  ;;
esac
`;
}

/** The same for fish. */
export function chosenInFish(part: (language: Language) => string): string {
  const cases = OTHERS.map((language) => `  case ${language}\n${indented(part(language))}\n`);
  return `set -l locale (string match -v '' -- "$LC_ALL" "$LC_MESSAGES" "$LANG")[1]
set -l language en
if string match -qrv '^(C|POSIX)?(\\.|$)' -- "$locale"
  for tag in (string split : -- "$LANGUAGE") $locale
    set tag (string replace -r '[-_.@].*' '' -- $tag)
    if string match -qr '^(${KNOWN})$' -- "$tag"
      set language $tag
      break
    end
  end
end
switch $language
${cases.join('')}  case '*'
${indented(part('en'))}
end
`;
}
