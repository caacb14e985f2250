import { useState } from 'react';
import { AlertDialog, Button, Notice, useToast } from '../../../shared/ui/index.ts';
import type { VersionView } from '../../ipc/versions.ts';
import { VERSIONS_KEPT } from '../../spans.ts';
import { useAskWithToast } from '../bridge/use-ask-with-toast.ts';
import { useReply } from '../bridge/use-reply.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Lists earlier versions of the vault with the result of a test, and offers to restore one. */
export function VersionList({ readOnly }: { readOnly: boolean }) {
  const t = useTexts();
  const [shown, setShown] = useState(false);
  return (
    <div className="safe__part">
      <h3>{t('protection.versions')}</h3>
      <p className="cs-soft cs-small">{t('protection.versionsText', { number: VERSIONS_KEPT })}</p>
      {shown ? (
        <Versions readOnly={readOnly} />
      ) : (
        <div>
          <Button onClick={() => setShown(true)}>{t('protection.showVersions')}</Button>
        </div>
      )}
    </div>
  );
}

function Versions({ readOnly }: { readOnly: boolean }) {
  const t = useTexts();
  const askWithToast = useAskWithToast();
  const toast = useToast();
  const { value, failure } = useReply('versions:list', 'accounts:changed');
  const [chosen, setChosen] = useState<VersionView>();
  const [busy, setBusy] = useState(false);

  const bringBack = async ({ name, keptAt }: VersionView) => {
    setBusy(true);
    const done = await askWithToast('versions:restore', { name });
    setBusy(false);
    setChosen(undefined);
    if (done) toast({ tone: 'plain', text: t('protection.broughtBack', { when: moment(keptAt) }) });
  };

  if (failure) return <Notice tone="error">{failure.message}</Notice>;
  if (value?.length === 0) return <p>{t('protection.noVersions')}</p>;
  return (
    <>
      <ul className="safe__rows">
        {value?.map((version) => (
          <li key={version.name}>
            <span>
              <time dateTime={new Date(version.keptAt).toISOString()}>{moment(version.keptAt)}</time>
              <span className="cs-soft cs-small safe__more">
                {version.accounts === undefined
                  ? t('protection.doesNotOpen')
                  : t('protection.accounts', { count: version.accounts })}
              </span>
            </span>
            <Button
              kind="quiet"
              disabled={readOnly || version.accounts === undefined}
              aria-label={t('protection.bringBackNamed', { when: moment(version.keptAt) })}
              onClick={() => setChosen(version)}
            >
              {t('protection.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && (
        <AlertDialog
          open
          onClose={() => setChosen(undefined)}
          title={t('protection.bringBackTitle', { when: moment(chosen.keptAt) })}
          description={t('protection.bringBackText', { count: chosen.accounts ?? 0 })}
          confirmLabel={t('protection.bringBack')}
          confirmKind="primary"
          onConfirm={() => bringBack(chosen)}
          busy={busy}
        />
      )}
    </>
  );
}

function moment(at: number): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}
