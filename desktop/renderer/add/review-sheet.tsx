import { useState } from 'react';
import { Button, Dialog, Notice } from '../../../shared/ui/index.ts';
import type { AccountView, FoundReport } from '../../ipc-contract.ts';
import { ask } from '../bridge.ts';
import { FoundItemRow } from './found-item.tsx';
import { addLabel, foundAccounts, foundAdvice, foundHeadline, type Origin } from './found-words.ts';
import './review-sheet.css';

export interface ReviewSheetProps {
  report: FoundReport;
  origin: Origin;
  /** Looking again is under way. */
  busy: boolean;
  onAgain: () => void;
  /** Other ways to add, offered where nothing was found. */
  onRegion: () => void;
  onOpenImage: () => void;
  onClipboard: () => void;
  /** Keeps looking for the missing parts of an export; `undefined` while that is under way. */
  onWatch: (() => void) | undefined;
  onStopWatching: () => void;
  onType: () => void;
  onDiscard: () => void;
  onSaved: (accounts: AccountView[]) => void;
}

const AGAIN: Record<Origin, string> = {
  screens: 'Scan again',
  region: 'Draw again',
  image: 'Open another image',
  pictures: 'Open an image',
  clipboard: 'Look at the clipboard again',
  watch: 'Scan again',
  'key-uri': 'Change the text',
  typed: 'Change the key',
};

/** A look at what was found, before any of it is saved. */
export function ReviewSheet({
  report,
  origin,
  busy,
  onAgain,
  onRegion,
  onOpenImage,
  onClipboard,
  onWatch,
  onStopWatching,
  onType,
  onDiscard,
  onSaved,
}: ReviewSheetProps) {
  const accounts = foundAccounts(report);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(accounts.filter(({ selected }) => selected).map(({ itemId }) => itemId)),
  );
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();

  const toggle = (itemId: string, ticked: boolean) => {
    const next = new Set(chosen);
    if (ticked) next.add(itemId);
    else next.delete(itemId);
    setChosen(next);
  };

  const save = async () => {
    if (chosen.size === 0) return;
    setSaving(true);
    setFailure(undefined);
    const reply = await ask('found:save', { reportId: report.reportId, itemIds: [...chosen] });
    setSaving(false);
    if (reply.ok) onSaved(reply.value);
    else setFailure(reply.error.message);
  };

  return (
    <Dialog
      open
      onClose={onDiscard}
      title={foundHeadline(report, origin)}
      description={foundAdvice(report)}
      footer={
        <>
          {accounts.length > 0 && (
            <span className="review__count cs-soft cs-small" role="status">
              {chosen.size} will be added
            </span>
          )}
          <Button kind={accounts.length === 0 ? 'primary' : 'secondary'} busy={busy} onClick={onAgain}>
            {AGAIN[origin]}
          </Button>
          {accounts.length > 0 && (
            <Button kind="primary" busy={saving} aria-disabled={chosen.size === 0} onClick={save}>
              {addLabel(chosen.size)}
            </Button>
          )}
        </>
      }
    >
      <div className="review">
        {failure && <Notice tone="error">{failure}</Notice>}
        {report.incomplete && <AwaitParts onWatch={onWatch} onStop={onStopWatching} />}
        {report.problems.map((problem) => (
          <Notice key={problem} tone="warning">
            {problem}
          </Notice>
        ))}
        {report.items.length > 0 ? (
          <ul className="review__items" aria-label="Found">
            {report.items.map((item) => (
              <FoundItemRow
                key={item.itemId}
                item={item}
                chosen={chosen.has(item.itemId)}
                onToggle={toggle}
              />
            ))}
          </ul>
        ) : (
          <NothingFound
            origin={origin}
            onRegion={onRegion}
            onOpenImage={onOpenImage}
            onClipboard={onClipboard}
            onType={onType}
          />
        )}
      </div>
    </Dialog>
  );
}

/** An export of several codes: the rest is read as the other app shows it. */
function AwaitParts({ onWatch, onStop }: { onWatch: (() => void) | undefined; onStop: () => void }) {
  return (
    <Notice tone="info">
      <p>Show the next code of the export; what has been read so far is kept.</p>
      {onWatch ? (
        <Button onClick={onWatch}>Keep watching the screens</Button>
      ) : (
        <Button onClick={onStop}>Stop watching</Button>
      )}
    </Notice>
  );
}

/** What to try when a look found nothing. */
function NothingFound({
  origin,
  onRegion,
  onOpenImage,
  onClipboard,
  onType,
}: Pick<ReviewSheetProps, 'origin' | 'onRegion' | 'onOpenImage' | 'onClipboard' | 'onType'>) {
  return (
    <div className="review__nothing">
      {origin === 'screens' || origin === 'region' ? (
        <p>
          Bring the page with the QR code into view, whole and not covered by another window, and make it
          larger if it is tiny. Then scan again.
        </p>
      ) : (
        <p>The whole QR code must be in the picture, with a little white around it, and sharp.</p>
      )}
      <p className="cs-soft">Or add the account another way:</p>
      <div className="review__ways">
        {origin !== 'region' && <Button onClick={onRegion}>Draw a region</Button>}
        {origin !== 'image' && <Button onClick={onOpenImage}>Open image…</Button>}
        {origin !== 'clipboard' && <Button onClick={onClipboard}>Look at the clipboard</Button>}
        <Button onClick={onType}>Type it in</Button>
      </div>
    </div>
  );
}
