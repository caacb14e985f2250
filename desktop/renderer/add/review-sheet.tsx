import { useRef, useState } from 'react';
import { Button, Dialog, Notice } from '../../../shared/ui/index.ts';
import type { FoundReport, SavedFound } from '../../ipc/found.ts';
import { ask } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';
import { chosenOf, firstChoices, type Readings } from './choices.ts';
import { FoundList } from './found-list.tsx';
import { foundAccounts, foundAdvice, foundHeadline, type Origin } from './found-words.ts';
import { LookingBar } from './looking-bar.tsx';
import type { LookKind } from './use-found.ts';
import { useFoundCodes } from './use-found-codes.ts';
import './review-sheet.css';

export interface ReviewSheetProps {
  report: FoundReport;
  origin: Origin;
  /** The kind of search that is running. */
  looking: LookKind | undefined;
  onAgain: () => void;
  /** Other ways to add an account, offered if nothing was found. */
  onRegion: () => void;
  onOpenImage: () => void;
  onClipboard: () => void;
  onCamera: () => void;
  /** Keeps searching for the missing parts of an export. `undefined` while that is running. */
  onWatch: (() => void) | undefined;
  onStopWatching: () => void;
  onType: () => void;
  /** Asks for the name of a key that has none. */
  onName: (itemId: string) => void;
  onDiscard: () => void;
  onSaved: (saved: SavedFound) => void;
}

/** Shows what was found before anything is saved. */
export function ReviewSheet({
  report,
  origin,
  looking,
  onAgain,
  onRegion,
  onOpenImage,
  onClipboard,
  onCamera,
  onWatch,
  onStopWatching,
  onType,
  onName,
  onDiscard,
  onSaved,
}: ReviewSheetProps) {
  const t = useTexts();
  const accounts = foundAccounts(report);
  const codes = useFoundCodes(report);
  const [choices, setChoices] = useState(() => firstChoices(report.items));
  const [readings, setReadings] = useState<Readings>(new Map());
  const chosen = chosenOf(choices, readings);
  const addButton = useRef<HTMLButtonElement>(null);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();

  const save = async () => {
    if (chosen.length === 0) return;
    setSaving(true);
    setFailure(undefined);
    const reply = await ask('found:save', { reportId: report.reportId, choices: chosen });
    setSaving(false);
    if (reply.ok) onSaved(reply.value);
    else setFailure(reply.error.message);
  };

  return (
    <Dialog
      open
      onClose={onDiscard}
      // Enter adds what is chosen. Where nothing is, there is something to read first.
      {...(chosen.length > 0 && { initialFocus: addButton })}
      title={foundHeadline(report)}
      description={foundAdvice(report)}
      footer={
        <>
          {accounts.length > 0 && (
            <span className="review__count cs-soft cs-small" role="status">
              {t('found.chosen', { count: chosen.length })}
            </span>
          )}
          <div className="review__buttons">
            <Button
              kind={accounts.length === 0 ? 'primary' : 'secondary'}
              busy={looking !== undefined && looking !== 'watch'}
              onClick={onAgain}
            >
              {t(`found.again.${origin}`)}
            </Button>
            {accounts.length > 0 && (
              <Button
                ref={addButton}
                kind="primary"
                busy={saving}
                aria-disabled={chosen.length === 0}
                onClick={save}
              >
                {t(chosen.every(({ as }) => as === 'new') ? 'found.add' : 'found.save', {
                  count: chosen.length,
                })}
              </Button>
            )}
          </div>
        </>
      }
    >
      <div className="review">
        <LookingBar looking={looking} />
        {failure && <Notice tone="error">{failure}</Notice>}
        {report.incomplete && <AwaitParts onWatch={onWatch} onStop={onStopWatching} />}
        <Problems sentences={report.problems} />
        <Rest report={report} />
        {report.items.length > 0 ? (
          <FoundList
            items={report.items}
            codes={codes}
            choices={choices}
            onChoices={setChoices}
            readings={readings}
            onReading={(itemId, reading) => setReadings(new Map(readings).set(itemId, reading))}
            onName={onName}
          />
        ) : (
          <NothingFound
            origin={origin}
            onRegion={onRegion}
            onOpenImage={onOpenImage}
            onClipboard={onClipboard}
            onCamera={onCamera}
            onType={onType}
          />
        )}
      </div>
    </Dialog>
  );
}

/** The most problems that are shown one by one. */
const FEW_PROBLEMS = 5;

/** Lists what could not be read. Many problems fold into one list. */
function Problems({ sentences }: { sentences: readonly string[] }) {
  const t = useTexts();
  if (sentences.length > FEW_PROBLEMS) {
    return (
      <Notice tone="warning">
        <details>
          <summary>{t('found.problems', { count: sentences.length })}</summary>
          <ul className="review__problems">
            {[...new Set(sentences)].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      </Notice>
    );
  }
  return [...new Set(sentences)].map((sentence) => (
    <Notice key={sentence} tone="warning">
      {sentence}
    </Notice>
  ));
}

/** Offers to keep the entries that make no codes. The vault cannot hold them. */
function Rest({ report: { reportId, rest } }: { report: FoundReport }) {
  const t = useTexts();
  const [kept, setKept] = useState<string>();
  const [failure, setFailure] = useState<string>();
  if (rest === 0) return null;
  const keep = async () => {
    setFailure(undefined);
    const reply = await ask('found:keep-rest', { reportId });
    if (!reply.ok) setFailure(reply.error.message);
    else if (reply.value) setKept(reply.value.name);
  };
  return (
    <Notice tone={failure === undefined ? 'info' : 'error'}>
      <p role="status">
        {kept === undefined
          ? (failure ?? t('found.rest', { count: rest }))
          : t('found.restKept', { name: kept })}
      </p>
      {kept === undefined && <Button onClick={keep}>{t('found.keepRest')}</Button>}
    </Notice>
  );
}

/** Explains that an export has more codes, and offers to read them as the other app shows them. */
function AwaitParts({ onWatch, onStop }: { onWatch: (() => void) | undefined; onStop: () => void }) {
  const t = useTexts();
  return (
    <Notice tone="info">
      <p>{t('found.showNext')}</p>
      {onWatch ? (
        <Button onClick={onWatch}>{t('found.watch')}</Button>
      ) : (
        <Button onClick={onStop}>{t('found.stopWatching')}</Button>
      )}
    </Notice>
  );
}

/** Suggests what to try if a search found nothing. */
function NothingFound({
  origin,
  onRegion,
  onOpenImage,
  onClipboard,
  onCamera,
  onType,
}: Pick<ReviewSheetProps, 'origin' | 'onRegion' | 'onOpenImage' | 'onClipboard' | 'onCamera' | 'onType'>) {
  const t = useTexts();
  return (
    <div className="review__nothing">
      <p>{t(origin === 'screens' || origin === 'region' ? 'found.intoView' : 'found.wholePicture')}</p>
      <p className="cs-soft">{t('found.otherWays')}</p>
      <div className="review__ways">
        {origin !== 'region' && <Button onClick={onRegion}>{t('found.drawRegion')}</Button>}
        {origin !== 'image' && <Button onClick={onOpenImage}>{t('found.openImage')}</Button>}
        {origin !== 'clipboard' && <Button onClick={onClipboard}>{t('found.lookAtClipboard')}</Button>}
        <Button onClick={onCamera}>{t('found.useCamera')}</Button>
        <Button onClick={onType}>{t('found.type')}</Button>
      </div>
    </div>
  );
}
