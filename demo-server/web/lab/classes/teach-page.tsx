import { useEffect, useState } from 'react';
import { Link, useHref } from 'react-router';
import { AlertDialog, Button, Card, CopyButton, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { callAs, sentenceOf } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { Page } from '../../frame/page.tsx';
import { currentLocale } from '../../texts/translator.ts';
import { toLocalTime } from '../../time/server-clock.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { Invitation } from './invitation.tsx';
import { isOver } from './is-over.ts';
import { keepClass } from './kept-class.ts';
import { PupilTable } from './pupil-table.tsx';
import { useClass } from './use-class.ts';

/** The teacher's page, for the projector. It never shows the teacher's token, and a pupil's key only on request. */
export function TeachPage() {
  const t = useLabTexts();
  const token = useMailedToken();
  if (token !== undefined) return <Teaching key={token} token={token} />;
  return (
    <Page title={t('classes.yours')}>
      <Notice tone="warning" action={<OpenLink />}>
        {t('classes.brokenTeacher')}
      </Notice>
    </Page>
  );
}

function Teaching({ token }: { token: string }) {
  const t = useLabTexts();
  const { view, fault, over, look } = useClass(token);
  const [isEnded, setIsEnded] = useState(false);
  const [refused, setRefused] = useState<string>();
  const hasEnded = isEnded || over !== undefined;

  useEffect(() => keepClass(hasEnded ? undefined : token), [hasEnded, token]);

  async function act(work: () => Promise<unknown>) {
    setRefused(undefined);
    try {
      await work();
      await look();
    } catch (error) {
      if (isOver(error)) await look();
      else setRefused(sentenceOf(error));
    }
  }

  if (hasEnded) {
    return (
      <Page key="ended" title={t('classes.ended')}>
        <Notice tone={isEnded ? 'success' : 'info'} action={<OpenLink />}>
          {isEnded ? t('classes.endedText') : over}
        </Notice>
      </Page>
    );
  }
  const isLocked = view?.isLocked ?? false;
  return (
    <Page
      title={t('classes.yours')}
      lead={
        view &&
        t('classes.endsAt', {
          time: new Date(toLocalTime(view.endsAt)).toLocaleTimeString(currentLocale(), {
            timeStyle: 'short',
          }),
        })
      }
      wide
    >
      {(fault ?? refused) && <Notice tone="error">{fault ?? refused}</Notice>}
      {view && (
        <>
          <div className="class-room" data-locked={isLocked || undefined}>
            <Card className="class-room__side lab__stack">
              <h2>{t('classes.join')}</h2>
              {isLocked ? <p>{t('classes.locked')}</p> : <Invitation code={view.code} />}
              <div className="lab__buttons">
                <Button
                  aria-pressed={isLocked}
                  onClick={() => void act(() => callAs(token, routes.lockClass, { isLocked: !isLocked }))}
                >
                  {isLocked ? t('classes.unlock') : t('classes.lock')}
                </Button>
              </div>
            </Card>
            <PupilTable
              view={view}
              token={token}
              onRemove={(id) => act(() => callAs(token, routes.removePupil, { id }))}
            />
          </div>
          <Card className="lab__stack lesson__screen-only">
            <p className="cs-small cs-soft">{t('classes.teacherLinkText')}</p>
            <div className="lab__buttons">
              <TeacherLink token={token} />
              <EndButton
                onEnd={() =>
                  act(async () => {
                    await callAs(token, routes.endClass);
                    setIsEnded(true);
                  })
                }
              />
            </div>
          </Card>
        </>
      )}
    </Page>
  );
}

function OpenLink() {
  const t = useLabTexts();
  return (
    <Link className="cs-button" to="/lab/class">
      {t('classes.openAnother')}
    </Link>
  );
}

/** Copies the link, and never shows it. The token is after the `#`, which no server sees. */
function TeacherLink({ token }: { token: string }) {
  const t = useLabTexts();
  const href = useHref('/lab/class/teach');
  const link = `${new URL(href, window.location.href).href}#token=${token}`;
  return (
    <CopyButton text={link} label={t('classes.copyTeacherLink')} copied={t('classes.teacherLinkCopied')} />
  );
}

function EndButton({ onEnd }: { onEnd: () => Promise<void> }) {
  const t = useLabTexts();
  const [isAsking, setIsAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function end() {
    setBusy(true);
    await onEnd();
    setBusy(false);
    setIsAsking(false);
  }

  return (
    <>
      <Button kind="danger" onClick={() => setIsAsking(true)}>
        {t('classes.end')}
      </Button>
      <AlertDialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('classes.endTitle')}
        description={t('classes.endText')}
        confirmLabel={t('classes.endConfirm')}
        busy={busy}
        onConfirm={() => void end()}
      />
    </>
  );
}
