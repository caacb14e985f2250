import { lazy, Suspense, useState } from 'react';
import { Button, Notice, SelectField } from '../../../shared/ui/index.ts';
import type { ChosenBackup } from '../../ipc/backup.ts';
import type { RecoveryKit } from '../../ipc/kit.ts';
import type { VaultStatus } from '../../ipc/vault.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useReply } from '../bridge/use-reply.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { BackupFiles } from './backup-files.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import '../pieces/safe.css';

// Loaded on demand: it contains the QR encoder, which nothing else here needs.
const KitSheet = lazy(async () => ({ default: (await import('./kit-sheet.tsx')).KitSheet }));

const KEEP = [7, 14, 30, 90, 365];

/** The settings for backups: the backup folder, restoring, and the recovery kit. */
export function BackupSection({ status }: { status: Extract<VaultStatus, { state: 'open' }> }) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const { settings, change } = useSettings();
  const { value: backups, set } = useReply('backup:status', 'backup:changed');
  const [chosen, setChosen] = useState<ChosenBackup>();
  const hasPassphrase = status.protection.includes('passphrase');

  const update = async (channel: 'backup:choose-folder' | 'backup:stop' | 'backup:now') => {
    const reply = await askWithToast(channel, undefined);
    if (reply?.value) set(reply.value);
  };
  const chooseFile = async () => setChosen((await askWithToast('backup:choose-file', undefined))?.value);

  return (
    <SettingsSection title={t('backup.title')}>
      <p className="cs-soft">{t('backup.text')}</p>
      {!hasPassphrase && <Notice tone="info">{t('backup.needsPassphrase')}</Notice>}
      {backups?.failure && (
        <Notice tone="warning" title={t('backup.failed')}>
          {backups.failure}
        </Notice>
      )}
      {backups?.folder && <p className="path">{backups.folder}</p>}
      <div className="safe__buttons">
        <Button disabled={!hasPassphrase} onClick={() => update('backup:choose-folder')}>
          {backups?.folder ? t('backup.another') : t('backup.choose')}
        </Button>
        {backups?.folder && (
          <>
            <Button disabled={!hasPassphrase} onClick={() => update('backup:now')}>
              {t('backup.now')}
            </Button>
            <Button kind="quiet" onClick={() => update('backup:stop')}>
              {t('backup.stop')}
            </Button>
          </>
        )}
      </div>
      {backups?.folder && (
        <>
          <SelectField
            label={t('backup.keep')}
            value={settings.backupsKept}
            onChange={(event) => change({ backupsKept: Number(event.target.value) })}
            options={[...new Set([...KEEP, settings.backupsKept])]
              .sort((a, b) => a - b)
              .map((count) => ({ value: String(count), label: t('backup.files', { count }) }))}
          />
          <BackupFiles files={backups.files} />
        </>
      )}
      <div>
        <Button disabled={status.readOnly} onClick={chooseFile}>
          {t('backup.restore')}
        </Button>
      </div>
      <KitPart hasPassphrase={hasPassphrase} />
      {chosen && (
        <RestoreDialog
          title={t('backup.restoreTitle', { name: chosen.name })}
          channel="backup:restore"
          onClose={() => setChosen(undefined)}
        />
      )}
    </SettingsSection>
  );
}

function KitPart({ hasPassphrase }: { hasPassphrase: boolean }) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const [kit, setKit] = useState<RecoveryKit>();
  return (
    <div className="safe__part">
      <h3>{t('kit.title')}</h3>
      <p className="cs-soft cs-small">{t('kit.text')}</p>
      <div>
        <Button
          disabled={!hasPassphrase}
          onClick={async () => setKit((await askWithToast('kit:make', undefined))?.value)}
        >
          {t('kit.make')}
        </Button>
      </div>
      {kit && (
        <Suspense>
          <KitSheet kit={kit} onClose={() => setKit(undefined)} />
        </Suspense>
      )}
    </div>
  );
}
