import { useEffect, useState } from 'react';
import { Button, Dialog, Notice } from '../../../shared/ui/index.ts';
import type { NewVersion, UpdateCheck } from '../../ipc/updates.ts';
import { ask } from '../bridge/bridge.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import './updates-dialog.css';

/** Checks for a new version when it opens, because the user opened it for that, and shows what is new. */
export function UpdatesDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const [check, setCheck] = useState<UpdateCheck>();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [installed, setInstalled] = useState(false);
  useEffect(() => {
    let gone = false;
    void ask('updates:check', undefined).then((reply) => {
      if (gone) return;
      if (reply.ok) setCheck(reply.value);
      else setFailure(reply.error.message);
    });
    return () => {
      gone = true;
    };
  }, []);
  const run = async (channel: 'updates:open' | 'updates:install') => {
    setBusy(true);
    setFailure(undefined);
    const reply = await ask(channel, undefined);
    setBusy(false);
    if (!reply.ok) setFailure(reply.error.message);
    else if (channel === 'updates:install') setInstalled(true);
  };
  const newest = check?.newest;
  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutsidePress
      title={t('updates.title')}
      footer={
        newest && (
          <>
            <Button onClick={() => run('updates:open')}>{t('updates.openPage')}</Button>
            {check.installs && !installed && (
              <Button kind="primary" busy={busy} onClick={() => run('updates:install')}>
                {t('updates.install')}
              </Button>
            )}
          </>
        )
      }
    >
      <div role="status" className="updates">
        {failure && <Notice tone="error">{failure}</Notice>}
        {!check && !failure && <p>{t('updates.checking')}</p>}
        {check && !newest && (
          <Notice tone="success">{t('updates.newest', { version: check.current })}</Notice>
        )}
        {newest && installed && (
          <Notice tone="success">{t('updates.installed', { version: newest.version })}</Notice>
        )}
        {newest && !installed && (
          <>
            <p>
              {t('updates.isNew', {
                version: newest.version,
                released: dateInWords(newest.released),
                current: check.current,
              })}
            </p>
            <p className="cs-soft">{t(`updates.how.${check.kind}`)}</p>
          </>
        )}
      </div>
      {newest && newest.notes.length > 0 && <Notes notes={newest.notes} />}
    </Dialog>
  );
}

/** @param date without a time: `2026-11-29` */
function dateInWords(date: string): string {
  // A date alone is the beginning of the day in UTC.
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );
}

/** The changelog is in English. */
function Notes({ notes }: Pick<NewVersion, 'notes'>) {
  const t = useTexts();
  return (
    <section className="updates__notes">
      <h3>{t('updates.notes')}</h3>
      {notes.map(({ title, items }) => (
        <div key={title} lang="en">
          <h4>{title}</h4>
          <ul>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
