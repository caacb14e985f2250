import { QrCode, Star, TriangleAlert } from 'lucide-react';
import { type ComponentProps, useId } from 'react';
import { Avatar, Button, CodeDisplay, CountdownRing, SelectField } from '../../../shared/ui/index.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import type { FoundAccount, FoundItem, SaveAs } from '../../ipc/found.ts';
import { nameLines } from '../pieces/account-name.ts';
import { BreakableName } from '../pieces/breakable-name.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { asRead, tickedAs } from './choices.ts';
import { FoundSame } from './found-same.tsx';
import { LongText } from './long-text.tsx';

export interface FoundItemRowProps {
  item: FoundItem;
  /** The current code. Absent for items that make no code. */
  code: CodeView | undefined;
  /** What becomes of it. */
  as: SaveAs;
  /** The attributes of its row in a list of which only a part is rendered. */
  row?: ComponentProps<'li'> & { 'data-index': number };
  onAs: (itemId: string, as: SaveAs) => void;
  /** Which of the names that it may have is the right one. */
  reading: number;
  onReading: (itemId: string, reading: number) => void;
  /** Asks for the name of a key that has none. */
  onName: (itemId: string) => void;
}

/** Shows one found item: an account with its checkbox, or any other item by its name. */
export function FoundItemRow({
  item: found,
  code,
  as,
  row,
  onAs,
  reading,
  onReading,
  onName,
}: FoundItemRowProps) {
  const id = useId();
  const t = useTexts();
  const item = found.kind === 'account' ? asRead(found, reading) : found;
  if (item.kind === 'other') {
    return (
      <li {...row}>
        <div className="found found--other">
          <Place thumbnail={item.thumbnail} />
          <div className="found__text">
            <strong>{item.title}</strong>
            <p>{item.sentence}</p>
            <p className="cs-soft cs-small">{item.source}</p>
            {item.isKey && <Button onClick={() => onName(item.itemId)}>{t('found.giveName')}</Button>}
          </div>
        </div>
      </li>
    );
  }
  const { first, second } = nameLines(item);
  return (
    <li {...row}>
      <div className="found">
        <label className="found__pick">
          <input
            type="checkbox"
            className="cs-tick"
            checked={as !== 'skip'}
            onChange={(event) => onAs(item.itemId, event.target.checked ? tickedAs(item) : 'skip')}
            aria-labelledby={`${id}-name`}
            aria-describedby={`${id}-about`}
          />
          {item.thumbnail === undefined ? <Avatar name={first} /> : <Place thumbnail={item.thumbnail} />}
          <span className="found__text">
            <span id={`${id}-name`} className="found__names">
              <bdi className="found__issuer">
                <BreakableName name={first} />
              </bdi>
              {second && (
                <>
                  <span className="cs-visually-hidden">, </span>
                  <bdi className="cs-soft cs-small">
                    <BreakableName name={second} />
                  </bdi>
                </>
              )}
            </span>
            <span className="cs-soft cs-small">
              <bdi>{item.source}</bdi>
              {unusual(item, t)}
            </span>
            <Details item={item} />
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
          {item.readings && (
            <SelectField
              label={t('found.reading')}
              value={String(reading)}
              onChange={(event) => onReading(item.itemId, Number(event.target.value))}
              options={item.readings.map((names, at) => ({
                value: String(at),
                label: [names.issuer, names.account].filter(Boolean).join(' · '),
              }))}
            />
          )}
          {item.note !== '' && (
            <div className="found__note cs-small">
              <LongText text={item.note} />
            </div>
          )}
        </div>
        {item.present && (
          <FoundSame
            item={{ ...item, present: item.present }}
            as={as}
            onAs={(next) => onAs(item.itemId, next)}
          />
        )}
      </div>
    </li>
  );
}

/** Shows the tags and the favourite mark that come along. */
function Details({ item: { tags, favourite } }: { item: FoundAccount }) {
  const t = useTexts();
  if (tags.length === 0 && !favourite) return null;
  return (
    <span className="found__tags">
      {favourite && (
        <span>
          <Star aria-hidden="true" />
          {t('found.favourite')}
        </span>
      )}
      {tags.map((tag) => (
        <span key={tag}>
          <span className="cs-visually-hidden">{t('found.tag')} </span>
          <bdi>{tag}</bdi>
        </span>
      ))}
    </span>
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
  ].filter((part) => part !== false);
  return parts.map((part) => ` · ${part}`).join('');
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
