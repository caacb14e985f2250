/** The licences of the services' signs. Most are CC0 like their collection; some have one of their own. */
import type { SimpleIcon } from 'simple-icons';
import { standardText } from './of-package.ts';
import { mayCarry } from './policy.ts';
import type { CarriedWork } from './work.ts';

/**
 * Returns the signs with a licence of their own.
 *
 * @throws if one is none that MIT software may carry
 */
export function worksOfSigns(signs: readonly SimpleIcon[]): CarriedWork[] {
  return signs.flatMap(({ title, source, license }) => {
    if (!license) return [];
    if (!mayCarry(license.type, 'picture')) {
      throw new Error(
        `The sign of ${title} has the licence “${license.type}” (${license.url}), which the app may not carry. Remove it from brand-signs.ts.`,
      );
    }
    const text = `The sign of ${title}. Source: ${source}\n\n${standardText(license.type)}`;
    return [{ name: `${title} (sign)`, version: '', licence: license.type, text }];
  });
}
