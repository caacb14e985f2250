import type { FoundAccount, FoundReport } from '../../ipc-contract.ts';

/** Where a look came from; decides what "again" means. */
export type Origin =
  | 'screens'
  | 'region'
  | 'image'
  | 'pictures'
  | 'clipboard'
  | 'watch'
  | 'key-uri'
  | 'typed';

/** The accounts of a report, which alone can be added. */
export function foundAccounts(report: FoundReport): FoundAccount[] {
  return report.items.filter((item) => item.kind === 'account');
}

/** "3 codes found on 2 screens", "No code found in invoice.png"; a key typed by hand was never lost. */
export function foundHeadline(report: FoundReport, origin: Origin): string {
  if (origin === 'typed') return 'Is this right?';
  const place = placeOf(report.lookedAt);
  switch (report.items.length) {
    case 0:
      return `No code found ${place}`;
    case 1:
      return `1 code found ${place}`;
    default:
      return `${report.items.length} codes found ${place}`;
  }
}

/** The sentence under the headline: what to do, and that nothing has happened yet. */
export function foundAdvice(report: FoundReport): string {
  const accounts = foundAccounts(report).length;
  if (report.items.length === 0) return 'Nothing was saved.';
  if (accounts === 0) {
    return report.items.length === 1
      ? 'It holds no key to sign in with, so there is nothing to add.'
      : 'None of them holds a key to sign in with, so there is nothing to add.';
  }
  return accounts === 1
    ? 'Check it, then add. Nothing is saved yet.'
    : 'Check them, then add. Nothing is saved yet.';
}

/** "Add 1 account", "Add 2 accounts". */
export function addLabel(count: number): string {
  return count === 1 ? 'Add 1 account' : `Add ${count} accounts`;
}

/** Screens are looked *on*, files and texts *in*. */
function placeOf(lookedAt: string): string {
  return /^(\d+|the|your) screens?$/i.test(lookedAt) ? `on ${lookedAt}` : `in ${lookedAt}`;
}
