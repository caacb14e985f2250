import type { ReactNode } from 'react';
import { Button, Card } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LoadState } from './load-state.tsx';
import type { Pages } from './use-pages.ts';

export interface PagedListProps<Item> {
  pages: Pages<Item>;
  /** What the list is of, for those who do not see it. */
  label: string;
  /** Said where there is nothing. */
  none: string;
  /** A list item for each. */
  children: (item: Item) => ReactNode;
  className?: string;
}

/** A list that comes page by page, and all that may stand in its place. */
export function PagedList<Item>(props: PagedListProps<Item>) {
  const { pages, label, none, children, className = 'staff__rows' } = props;
  const { items, hasMore, busy, more } = pages;
  const t = useTexts();
  return (
    <>
      <LoadState loaded={pages} isThere={items !== undefined} />
      {items && items.length > 0 && (
        <Card>
          <ul className={className} aria-label={label}>
            {items.map(children)}
          </ul>
        </Card>
      )}
      <p className="page__other" role="status">
        {items && !hasMore && (items.length > 0 ? t('admin.allShown') : none)}
      </p>
      {hasMore && (
        <p className="page__other">
          <Button busy={busy} onClick={more}>
            {t('admin.more')}
          </Button>
        </p>
      )}
    </>
  );
}
