import { ArrowDownUp, Star } from 'lucide-react';
import { memo } from 'react';
import { classNames } from '../../../shared/ui/class-names.ts';
import { Button, Menu } from '../../../shared/ui/index.ts';
import { SORT_ORDERS, type SortOrder } from '../../sort-accounts.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { Shelf } from './arrange.ts';
import './shelves.css';

export interface ShelvesProps {
  shelf: Shelf;
  onShelf: (shelf: Shelf) => void;
  tags: readonly string[];
  hasFavourites: boolean;
  sort: SortOrder;
  onSort: (sort: SortOrder) => void;
}

/** Shows the filter (all, favourites, or one tag) and the sort order. */
export const Shelves = memo(function Shelves(props: ShelvesProps) {
  const { shelf, onShelf, tags, hasFavourites, sort, onSort } = props;
  const t = useTexts();
  const filtered = hasFavourites || tags.length > 0;
  const chip = (label: string, target: Shelf, icon?: React.ReactNode) => {
    const chosen =
      shelf.kind === target.kind &&
      (target.kind !== 'tag' || shelf.kind !== 'tag' || shelf.tag === target.tag);
    return (
      <button
        key={target.kind === 'tag' ? `tag ${target.tag}` : target.kind}
        type="button"
        className={classNames('shelf', chosen && 'shelf--chosen')}
        aria-pressed={chosen}
        onClick={() => onShelf(target)}
      >
        {icon}
        <bdi>{label}</bdi>
      </button>
    );
  };
  return (
    <div className="shelves">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form */}
      <div className="shelves__chips" role="group" aria-label={t('list.show')}>
        {filtered && chip(t('list.all'), { kind: 'all' })}
        {hasFavourites && chip(t('list.favourites'), { kind: 'favourites' }, <Star aria-hidden="true" />)}
        {tags.map((tag) => chip(tag, { kind: 'tag', tag }))}
      </div>
      <Menu
        trigger={
          <Button
            kind="quiet"
            className="shelves__order"
            aria-label={t('list.sorted', { by: t(`list.sort.${sort}`) })}
            title={t('list.sorted', { by: t(`list.sort.${sort}`) })}
            icon={<ArrowDownUp aria-hidden="true" />}
          >
            {filtered ? undefined : t(`list.sort.${sort}`)}
          </Button>
        }
        items={SORT_ORDERS.map((value) => ({
          label: t(`list.sort.${value}`),
          chosen: value === sort,
          onSelect: () => onSort(value),
        }))}
      />
    </div>
  );
});
