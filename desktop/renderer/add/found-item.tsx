import { QrCode, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Avatar, Button, CodeDisplay, CountdownRing } from '../../../shared/ui/index.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import type { FoundAccount, FoundItem } from '../../ipc/found.ts';
import { nameLines } from '../pieces/account-name.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface FoundItemRowProps {
  item: FoundItem;
  /** The current code. Absent for items that make no code. */
  code: CodeView | undefined;
  chosen: boolean;
  /** The item's place in a list of which only a part is rendered. */
  place?: { at: number; of: number };
  onToggle: (itemId: string, chosen: boolean) => void;
  /** Asks for the name of a key that has none. */
  onName: (itemId: string) => void;
}

/** Shows one found item: an account with its checkbox, or any other item by its name. */
export function FoundItemRow({ item, code, chosen, place, onToggle, onName }: FoundItemRowProps) {
  const id = useId();
  const t = useTexts();
  if (item.kind === 'other') {
    return (
      <li className="found found--other" aria-posinset={place?.at} aria-setsize={place?.of}>
        <Place thumbnail={item.thumbnail} />
        <div className="found__text">
          <strong>{item.title}</strong>
          <p>{item.sentence}</p>
          <p className="cs-soft cs-small">{item.source}</p>
          {item.isKey && <Button onClick={() => onName(item.itemId)}>{t('found.giveName')}</Button>}
        </div>
      </li>
    );
  }
  const { first, second } = nameLines(item);
  return (
    <li className="found" aria-posinset={place?.at} aria-setsize={place?.of}>
      <label className="found__pick">
        <input
          type="checkbox"
          className="cs-tick"
          checked={chosen}
          onChange={(event) => onToggle(item.itemId, event.target.checked)}
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-about`}
        />
        {item.thumbnail === undefined ? <Avatar name={first} /> : <Place thumbnail={item.thumbnail} />}
        <span className="found__text">
          <span id={`${id}-name`} className="found__names">
            <bdi className="found__issuer">{first}</bdi>
            {second && (
              <>
                <span className="cs-visually-hidden">, </span>
                <bdi className="cs-soft cs-small">{second}</bdi>
              </>
            )}
          </span>
          <span className="cs-soft cs-small">
            {item.source}
            {unusual(item, t)}
          </span>
        </span>
        <LookAtCode code={code} />
      </label>
      <div id={`${id}-about`} className="found__warnings">
        {item.warnings.map((warning) => (
          <p key={warning} className="found__warning">
            <TriangleAlert aria-hidden="true" />
            {warning}
          </p>
        ))}
      </div>
    </li>
  );
}

/** Shows a small picture of the place. It is too coarse for a code in it to be read. */
function Place({ thumbnail }: { thumbnail: string | undefined }) {
  return (
    <span className="found__picture" aria-hidden="true">
      {thumbnail === undefined ? <QrCode /> : <img src={thumbnail} alt="" />}
    </span>
  );
}

/** Lists what differs from most keys (six digits, 30 seconds), so that the user can check it before saving. */
function unusual({ type, algorithm, digits, period }: FoundAccount, t: ReturnType<typeof useTexts>): string {
  const parts = [
    type === 'hotp' && t('found.counter'),
    type === 'steam' && 'Steam',
    type !== 'steam' && digits !== 6 && t('found.digits', { count: digits }),
    period !== undefined && period !== 30 && t('found.period', { count: period }),
    algorithm !== 'SHA1' && algorithm,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` · ${parts.join(', ')}`;
}

/** Shows the current code, which the user can compare with what the site shows. */
function LookAtCode({ code: view }: { code: CodeView | undefined }) {
  if (view?.code === undefined) return null;
  const { code, startsAt, endsAt } = view;
  return (
    <span className="found__code">
      <CodeDisplay code={code} />
      {startsAt !== undefined && endsAt !== undefined && (
        <CountdownRing startsAt={startsAt} endsAt={endsAt} />
      )}
    </span>
  );
}
