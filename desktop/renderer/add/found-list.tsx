import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Button, TextField } from '../../../shared/ui/index.ts';
import { searchedForms } from '../../fold-text.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import type { FoundItem, SaveAs } from '../../ipc/found.ts';
import { useTexts } from '../texts/use-texts.ts';
import { type Choices, type Readings, withForAll, withTicks } from './choices.ts';
import { FoundItemRow } from './found-item.tsx';

export interface FoundListProps {
  items: readonly FoundItem[];
  codes: ReadonlyMap<string, CodeView>;
  choices: Choices;
  onChoices: (choices: Choices) => void;
  readings: Readings;
  onReading: (itemId: string, reading: number) => void;
  /** Asks for the name of a key that has none. */
  onName: (itemId: string) => void;
}

/** With more items the list has a filter, and only the visible rows are rendered. */
const FEW_ITEMS = 60;
/** Estimated height of a row with its gap, in pixels. */
const USUAL_HEIGHT = 92;

/** Shows what was found, with a checkbox for each account. */
export function FoundList(props: FoundListProps) {
  const { items, codes, choices, onChoices, readings, onReading, onName } = props;
  const t = useTexts();
  if (items.length > FEW_ITEMS) return <ManyItems {...props} />;
  return (
    <>
      <ForAll items={items} choices={choices} onChoices={onChoices} />
      <ul className="review__items" aria-label={t('found.list')}>
        {items.map((item) => (
          <FoundItemRow
            key={item.itemId}
            item={item}
            code={codes.get(item.itemId)}
            as={choices.get(item.itemId) ?? 'skip'}
            reading={readings.get(item.itemId) ?? 0}
            onReading={onReading}
            onAs={(itemId, as) => onChoices(new Map(choices).set(itemId, as))}
            onName={onName}
          />
        ))}
      </ul>
    </>
  );
}

/** The choices in the order of their buttons. */
const WAYS: readonly SaveAs[] = ['new', 'merge', 'replace', 'skip'];

/** Makes one choice for all accounts that the vault has already. */
function ForAll({ items, choices, onChoices }: Pick<FoundListProps, 'items' | 'choices' | 'onChoices'>) {
  const t = useTexts();
  const count = items.filter((item) => item.kind === 'account' && item.present).length;
  if (count < 2) return null;
  return (
    <fieldset className="review__all">
      <legend className="cs-small">{t('found.same.forAll', { count })}</legend>
      <div className="review__ways">
        {WAYS.map((as) => (
          <Button key={as} onClick={() => onChoices(withForAll(choices, items, as))}>
            {t(`found.same.all.${as}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function ManyItems(props: FoundListProps) {
  const { items, codes, choices, onChoices, readings, onReading, onName } = props;
  const t = useTexts();
  const [filter, setFilter] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => itemsNamed(items, filter), [items, filter]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (at) => shown[at]?.itemId ?? at,
    overscan: 4,
  });
  const chooseShown = (ticked: boolean) => onChoices(withTicks(choices, shown, ticked));
  return (
    <div className="review__many">
      <TextField
        label={t('found.filter')}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
        autoComplete="off"
      />
      <div className="review__ways">
        <span className="review__count cs-soft cs-small" role="status">
          {t('found.shown', { shown: shown.length, count: items.length })}
        </span>
        <Button onClick={() => chooseShown(true)}>{t('found.chooseShown')}</Button>
        <Button onClick={() => chooseShown(false)}>{t('found.leaveShown')}</Button>
      </div>
      <ForAll items={shown} choices={choices} onChoices={onChoices} />
      <div ref={scroller} className="review__scroller">
        <ul aria-label={t('found.list')} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const item = shown[index];
            return (
              item && (
                <FoundItemRow
                  key={key}
                  item={item}
                  code={codes.get(item.itemId)}
                  as={choices.get(item.itemId) ?? 'skip'}
                  reading={readings.get(item.itemId) ?? 0}
                  onReading={onReading}
                  row={{
                    ref: rows.measureElement,
                    'data-index': index,
                    'aria-posinset': index + 1,
                    'aria-setsize': shown.length,
                    style: { transform: `translateY(${start}px)` },
                  }}
                  onAs={(itemId, as) => onChoices(new Map(choices).set(itemId, as))}
                  onName={onName}
                />
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function itemsNamed(items: readonly FoundItem[], filter: string): readonly FoundItem[] {
  const wanted = searchedForms(filter.trim());
  if (filter.trim() === '') return items;
  return items.filter((item) => {
    const name = item.kind === 'account' ? [item.issuer, item.account, ...item.tags].join(' ') : item.title;
    return searchedForms(name).some((form) => wanted.some((part) => form.includes(part)));
  });
}
