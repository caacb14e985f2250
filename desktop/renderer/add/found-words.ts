import type { FoundAccount, FoundReport, Searched } from '../../ipc/found.ts';
import { translate } from '../texts/translator.ts';

/** Where a search came from. It decides what "again" repeats. */
export type Origin =
  | 'screens'
  | 'region'
  | 'image'
  | 'pictures'
  | 'clipboard'
  | 'camera'
  | 'folder'
  | 'watch'
  | 'key-uri'
  | 'typed'
  | 'import';

/** Returns the accounts in a report. Only accounts can be added. */
export function foundAccounts(report: FoundReport): FoundAccount[] {
  return report.items.filter((item) => item.kind === 'account');
}

/**
 * Returns the headline: "3 codes found on 2 screens", "No code found in invoice.png". A typed key has its own headline.
 */
export function foundHeadline({ searched, items }: FoundReport): string {
  const kind = placeOf(searched);
  if (kind === undefined) return translate('found.right');
  const values = {
    count: items.length,
    screens: searched.kind === 'screens' ? searched.count : 0,
    files: searched.kind === 'files' ? searched.count : 0,
    name: 'name' in searched ? searched.name : '',
    app: 'app' in searched ? searched.app : '',
  };
  // One text for each place: many languages inflect the place, or put it first.
  return items.length === 0
    ? translate(`found.none.${kind}`, values)
    : translate(`found.some.${kind}`, values);
}

/** Returns the sentence under the headline: what to do, and that nothing is saved yet. */
export function foundAdvice(report: FoundReport): string {
  const accounts = foundAccounts(report).length;
  if (report.items.length === 0) return translate('found.nothingSaved');
  if (accounts === 0) return translate('found.noKey', { count: report.items.length });
  return translate('found.check', { count: accounts });
}

/** Returns the key of the texts about a place; `undefined` if nothing was searched. */
function placeOf(searched: Searched) {
  if (searched.kind === 'screens') return searched.count === 1 ? 'screen' : 'screens';
  if (searched.kind === 'folder') return 'file';
  return searched.kind === 'typed' ? undefined : searched.kind;
}
