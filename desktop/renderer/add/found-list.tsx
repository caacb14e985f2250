import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Button, TextField } from '../../../shared/ui/index.ts';
import { searchedForms } from '../../fold-text.ts';
import type { CodeView } from '../../ipc/accounts.ts';
import type { FoundItem } from '../../ipc/found.ts';
import { useTexts } from '../texts/use-texts.ts';
import { FoundItemRow } from './found-item.tsx';

export interface FoundListProps {
  items: readonly FoundItem[];
  codes: ReadonlyMap<string, CodeView>;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  /** Asks for the name of a key that has none. */
  onName: (itemId: string) => void;
}

/** With more items the list has a filter, and only the visible rows are rendered. */
const FEW_ITEMS = 60;
/** Estimated height of a row with its gap, in pixels. */
const USUAL_HEIGHT = 92;

/** Shows what was found, with a checkbox for each account. */
export function FoundList({ items, codes, chosen, onChosen, onName }: FoundListProps) {
  const t = useTexts();
  if (items.length > FEW_ITEMS) {
    return <ManyItems items={items} codes={codes} chosen={chosen} onChosen={onChosen} onName={onName} />;
  }
  return (
    <ul className="review__items" aria-label={t('found.list')}>
      {items.map((item) => (
        <FoundItemRow
          key={item.itemId}
          item={item}
          code={codes.get(item.itemId)}
          chosen={chosen.has(item.itemId)}
          onToggle={(itemId, ticked) => onChosen(withItems(chosen, [itemId], ticked))}
          onName={onName}
        />
      ))}
    </ul>
  );
}

function ManyItems({ items, codes, chosen, onChosen, onName }: FoundListProps) {
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
  const chooseShown = (ticked: boolean) => {
    const accounts = shown.filter(({ kind }) => kind === 'account');
    onChosen(
      withItems(
        chosen,
        accounts.map(({ itemId }) => itemId),
        ticked,
      ),
    );
  };
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
      <div ref={scroller} className="review__scroller">
        <ul aria-label={t('found.list')} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const item = shown[index];
            return (
              item && (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  role="presentation"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <FoundItemRow
                    item={item}
                    code={codes.get(item.itemId)}
                    chosen={chosen.has(item.itemId)}
                    place={{ at: index + 1, of: shown.length }}
                    onToggle={(itemId, ticked) => onChosen(withItems(chosen, [itemId], ticked))}
                    onName={onName}
                  />
                </div>
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function withItems(
  chosen: ReadonlySet<string>,
  ids: readonly string[],
  ticked: boolean,
): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const id of ids) {
    if (ticked) next.add(id);
    else next.delete(id);
  }
  return next;
}

function itemsNamed(items: readonly FoundItem[], filter: string): readonly FoundItem[] {
  const wanted = searchedForms(filter.trim());
  if (filter.trim() === '') return items;
  return items.filter((item) => {
    const name = item.kind === 'account' ? `${item.issuer} ${item.account}` : item.title;
    return searchedForms(name).some((form) => wanted.some((part) => form.includes(part)));
  });
}
