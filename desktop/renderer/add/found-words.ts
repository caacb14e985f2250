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
export function foundHeadline(report: FoundReport, origin: Origin): string {
  if (origin === 'typed') return translate('found.right');
  const place = placeOf(report.searched);
  const count = report.items.length;
  return count === 0 ? translate('found.none', { place }) : translate('found.some', { count, place });
}

/** Returns the sentence under the headline: what to do, and that nothing is saved yet. */
export function foundAdvice(report: FoundReport): string {
  const accounts = foundAccounts(report).length;
  if (report.items.length === 0) return translate('found.nothingSaved');
  if (accounts === 0) return translate('found.noKey', { count: report.items.length });
  return translate('found.check', { count: accounts });
}

function placeOf(searched: Searched): string {
  switch (searched.kind) {
    case 'screens':
    case 'files':
      return translate(`found.place.${searched.kind}`, { count: searched.count });
    case 'import':
      return translate('found.place.import', { name: searched.name, app: searched.app });
    case 'file':
    case 'folder':
      return translate(`found.place.${searched.kind}`, { name: searched.name });
    default:
      return translate(`found.place.${searched.kind}`);
  }
}
