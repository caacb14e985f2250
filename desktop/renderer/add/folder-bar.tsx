import { Button, Notice } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { WatchedFolder } from './use-watched-folder.ts';

/** Names the watched folder while there is one. */
export function FolderBar({ folder: { view, stop } }: { folder: WatchedFolder }) {
  const t = useTexts();
  if (!view) return null;
  const { name, read } = view;
  return (
    <Notice action={<Button onClick={stop}>{t('folder.stop')}</Button>}>
      {read === 0 ? t('folder.watched', { name }) : t('folder.read', { name, count: read })}
    </Notice>
  );
}
