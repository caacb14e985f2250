/**
 * The one sentence that the command says on a Node that cannot run TypeScript. So this is plain JavaScript, and reads the
 * catalogue itself.
 */
import { existsSync, readFileSync } from 'node:fs';

const COMMAND = 'npm run countersign';

/**
 * Returns that the checkout is not set up, in the language of the environment: as `languageOfEnvironment` finds it.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function notSetUp(environment, system = new Intl.DateTimeFormat().resolvedOptions().locale) {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  const preferred = /^(?:C|POSIX)(?:\.|$)/.test(locale)
    ? []
    : [...(environment.LANGUAGE ?? '').split(':'), locale === '' ? system : locale];
  const catalogue = [...preferred.map((name) => name.split(/[-_.@]/)[0] ?? ''), 'en']
    .filter((language) => /^[a-z]{2}$/i.test(language))
    .map((language) => new URL(`texts/${language.toLowerCase()}/program.json`, import.meta.url))
    .find((file) => existsSync(file));
  if (!catalogue) return `Countersign is not set up yet. Run this in its folder: ${COMMAND}`;
  const { playwright } = JSON.parse(readFileSync(catalogue, 'utf8'));
  return playwright.notSetUp.replace('{{command}}', COMMAND);
}
