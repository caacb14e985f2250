import { FileInput, ImageUp, Keyboard, Link2, ScanQrCode, SearchX } from 'lucide-react';
import { Button, EmptyState } from '../../../shared/ui/index.ts';
import type { AddActions } from '../shell/add-menu.tsx';
import { useTexts } from '../texts/use-texts.ts';
import './empty.css';

/** Shows the ways to add the first account. */
export function NoAccounts({ scanning, add }: { scanning: boolean; add: AddActions }) {
  const t = useTexts();
  return (
    <EmptyState icon={<ScanQrCode />} title={t('empty.title')}>
      <p>{t('empty.how')}</p>
      <div className="first-ways">
        <Button
          kind="primary"
          busy={scanning}
          icon={<ScanQrCode aria-hidden="true" />}
          onClick={add.scanScreens}
        >
          {t('empty.scan')}
        </Button>
        <Button icon={<ImageUp aria-hidden="true" />} onClick={add.openImage}>
          {t('empty.image')}
        </Button>
        <Button icon={<Keyboard aria-hidden="true" />} onClick={add.type}>
          {t('empty.type')}
        </Button>
        <Button icon={<Link2 aria-hidden="true" />} onClick={add.pasteKeyUri}>
          {t('empty.paste')}
        </Button>
        <Button icon={<FileInput aria-hidden="true" />} onClick={add.importFile}>
          {t('empty.import')}
        </Button>
      </div>
      <p className="cs-small">{t('empty.stays')}</p>
    </EmptyState>
  );
}

/** Explains that a search or a filter matches no account. */
export function NoMatch({ search, onClear }: { search: string; onClear: () => void }) {
  const t = useTexts();
  const searched = search.trim() !== '';
  return (
    <EmptyState
      icon={<SearchX />}
      title={searched ? t('empty.noMatch', { search: search.trim() }) : t('empty.noneHere')}
    >
      <p>{searched ? t('empty.searched') : t('empty.noneHereText')}</p>
      <Button onClick={onClear}>{t('empty.showAll')}</Button>
    </EmptyState>
  );
}
