import { Star, StarOff, Tag, Trash2, X } from 'lucide-react';
import { IconButton } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import { useTexts } from '../texts/use-texts.ts';
import './selection-bar.css';

export interface SelectionBarProps {
  selected: readonly AccountView[];
  onFavourite: (favourite: boolean) => void;
  onTag: () => void;
  onRemove: () => void;
  onClear: () => void;
}

/** Takes the place of the foot while accounts are selected, with the actions for all of them. */
export function SelectionBar({ selected, onFavourite, onTag, onRemove, onClear }: SelectionBarProps) {
  const t = useTexts();
  const starred = selected.every(({ favourite }) => favourite);
  return (
    <footer className="selection-bar">
      <span role="status">{t('list.selected', { count: selected.length })}</span>
      <div role="toolbar" aria-label={t('list.selectionActions')} className="selection-bar__actions">
        <IconButton
          label={starred ? t('list.unstar') : t('list.star')}
          icon={starred ? <StarOff aria-hidden="true" /> : <Star aria-hidden="true" />}
          onClick={() => onFavourite(!starred)}
        />
        <IconButton label={t('list.addTags')} icon={<Tag aria-hidden="true" />} onClick={onTag} />
        <IconButton
          label={t('list.removeSelected')}
          icon={<Trash2 aria-hidden="true" />}
          onClick={onRemove}
        />
        <IconButton label={t('list.clearSelection')} icon={<X aria-hidden="true" />} onClick={onClear} />
      </div>
    </footer>
  );
}
