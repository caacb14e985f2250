import { ArchiveRestore, FolderOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, Dialog } from '../../../shared/ui/index.ts';
import type { ChosenBackup } from '../../ipc/backup.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useReply } from '../bridge/use-reply.ts';
import { dayInWords } from '../pieces/day-in-words.ts';
import { useTexts } from '../texts/use-texts.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import './restore-start.css';

/** Offers the backups that were found on this computer, or another file, and then restores it. */
export function RestoreStart({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const { value: found } = useReply('backup:found');
  const first = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<ChosenBackup>();
  if (chosen) {
    return (
      <RestoreDialog
        title={t('backup.restoreTitle', { name: chosen.name })}
        channel="backup:restore"
        onClose={onClose}
      />
    );
  }
  if (!found) return null;
  const chooseFile = async () => setChosen((await askWithToast('backup:choose-file', undefined))?.value);
  const choose = async (at: number) => setChosen((await askWithToast('backup:choose-found', { at }))?.value);
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={first}
      title={t('backup.startTitle')}
      description={t(found.length > 0 ? 'backup.startText' : 'backup.startNone')}
      footer={
        <Button
          kind={found.length > 0 ? 'secondary' : 'primary'}
          icon={<FolderOpen aria-hidden="true" />}
          onClick={chooseFile}
        >
          {t('backup.chooseFile')}
        </Button>
      }
    >
      <ul className="found-backups">
        {found.map(({ name, folder, savedAt }, at) => (
          <li key={`${folder}/${name}`}>
            <Button
              ref={at === 0 ? first : undefined}
              className="found-backups__button"
              icon={<ArchiveRestore aria-hidden="true" />}
              onClick={() => choose(at)}
            >
              <span className="found-backups__text">
                <time dateTime={new Date(savedAt).toISOString()}>{dayInWords(savedAt)}</time>
                <bdi dir="ltr" className="cs-soft cs-small">
                  {folder}
                </bdi>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
