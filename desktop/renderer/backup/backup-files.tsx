import { useState } from 'react';
import { paragraph } from '../../../shared/paragraph.ts';
import { classNames } from '../../../shared/ui/class-names.ts';
import { Button } from '../../../shared/ui/index.ts';
import type { BackupCheck, BackupFile } from '../../ipc/backup.ts';
import { ask } from '../bridge/bridge.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Lists the backups. Each has a button that tests it. */
export function BackupFiles({ files }: { files: readonly BackupFile[] }) {
  const t = useTexts();
  if (files.length === 0) return <p>{t('backup.none')}</p>;
  return (
    <ul className="safe__rows">
      {files.map((file) => (
        // A new version of a file must be tested again.
        <BackupRow key={`${file.name} ${file.savedAt}`} file={file} />
      ))}
    </ul>
  );
}

function BackupRow({ file: { name, savedAt } }: { file: BackupFile }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<BackupCheck | string>();
  const when = new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' });

  const check = async () => {
    setBusy(true);
    const reply = await ask('backup:check', { name });
    setBusy(false);
    if (reply.ok) setOutcome(reply.value);
    else setOutcome(reply.error.code === 'wrong-passphrase' ? t('backup.otherVault') : reply.error.message);
  };

  return (
    <li>
      <span>
        <time dateTime={new Date(savedAt).toISOString()}>{when.format(savedAt)}</time>
        <bdi className="cs-soft cs-small safe__more">{name}</bdi>
      </span>
      <Button kind="quiet" busy={busy} aria-label={t('backup.checkNamed', { name })} onClick={check}>
        {t('backup.check')}
      </Button>
      <p className={classNames('cs-small', typeof outcome === 'string' && 'safe__failed')} role="status">
        {typeof outcome === 'string' ? outcome : outcome && <Checked found={outcome} />}
      </p>
    </li>
  );
}

function Checked({ found: { accounts, missing, unusable, opensWith } }: { found: BackupCheck }) {
  const t = useTexts();
  const sentences = [
    t('backup.checked', { count: accounts }),
    t(`backup.opensWith.${opensWith}`),
    missing === 0 ? t('backup.complete') : t('backup.missing', { count: missing }),
    ...(unusable > 0 ? [t('backup.unusable', { count: unusable })] : []),
  ];
  return paragraph(sentences, currentLocale());
}
