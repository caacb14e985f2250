import type { ReactNode } from 'react';
import { Button, Card } from '../../../../shared/ui/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LoadState } from './load-state.tsx';
import type { Pages } from './use-pages.ts';

export interface PagedListProps<Item> {
  pages: Pages<Item>;
  /** The name of the list for screen readers. */
  label: string;
  /** Shown if the list is empty. */
  none: string;
  /** Returns the list item for each entry. */
  children: (item: Item) => ReactNode;
  className?: string;
}

/** Shows a list page by page, or in its place a loading message or an error. */
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
