import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { parseKeyUri } from '../../../../shared/key-uri.ts';
import { AlertDialog, Button, Card, KeyText, Notice, StepsBar } from '../../../../shared/ui/index.ts';
import { QrCard } from '../../../../shared/ui/qr-card.tsx';
import { type ReplyOf, routes, STATIONS } from '../../../contract/index.ts';
import { callAs, sentenceOf } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { CodeForm } from '../../forms/code-form.tsx';
import { Page } from '../../frame/page.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { isOver } from './is-over.ts';
import { isolated } from './isolated.ts';
import { usePolling } from './use-polling.ts';

/** The pause between two looks, in milliseconds. Only the end of the class comes from elsewhere. */
const EVERY_MS = 10_000;

type PupilView = ReplyOf<typeof routes.viewPupil>;

/** A pupil's page: add the key, confirm it, sign in, try more. */
export function PupilPage() {
  const t = useLabTexts();
  const token = useMailedToken();
  if (token !== undefined) return <Pupil key={token} token={token} />;
  return (
    <Page title={t('classes.name')}>
      <Notice tone="warning" action={<JoinLink />}>
        {t('classes.brokenPupil')}
      </Notice>
    </Page>
  );
}

function Pupil({ token }: { token: string }) {
  const t = useLabTexts();
  const [view, setView] = useState<PupilView>();
  const [fault, setFault] = useState<string>();
  const [over, setOver] = useState<string>();

  const look = useCallback(async () => {
    try {
      setView(await callAs(token, routes.viewPupil));
      setFault(undefined);
      return true;
    } catch (error) {
      if (!isOver(error)) {
        setFault(sentenceOf(error));
        return true;
      }
      setOver(error.message);
      return false;
    }
  }, [token]);
  usePolling(look, EVERY_MS);

  if (over !== undefined) {
    return (
      <Page key="over" title={t('classes.over')}>
        <Notice action={<JoinLink />}>{over}</Notice>
      </Page>
    );
  }
  if (!view) return fault ? <Notice tone="error">{fault}</Notice> : null;
  const { station, signIns, nickname } = view;
  const steps = [t('classes.keyTitle'), t('classes.signInTitle'), t('classes.doneTitle')];
  const isolatedName = isolated(nickname);
  const leads = {
    key: t('classes.keyLead'),
    'sign-in': t('classes.signInLead', { nickname: isolatedName }),
    done: t('classes.doneLead', { nickname: isolatedName }),
  };
  const current = STATIONS.indexOf(station) + 1;

  const codeForm = (
    <CodeForm
      // A new form for each code that was accepted.
      key={`${station} ${signIns}`}
      send={(code) => callAs(token, routes.enterClassCode, { code })}
      takesFocus={signIns > 1}
      onAccepted={(after) =>
        setView({ ...view, ...after, totpURI: after.station === 'key' ? view.totpURI : null })
      }
      onOver={() => void look()}
      cancel={<LeaveButton token={token} onLeft={look} />}
    />
  );

  return (
    <Page
      key={station}
      title={steps[current - 1] ?? ''}
      lead={leads[station]}
      above={<StepsBar current={current} steps={steps} />}
    >
      {fault && <Notice tone="error">{fault}</Notice>}
      {station === 'key' && view.totpURI !== null && <OwnKey uri={view.totpURI} />}
      {station === 'sign-in' && <Notice>{t('classes.signInWait')}</Notice>}
      {station === 'done' && (
        <>
          <Notice tone="success">{t('classes.doneTimes', { count: signIns })}</Notice>
          <Card className="lab__stack">
            <h2>{t('classes.tryTitle')}</h2>
            <ul className="class-how">
              <li>{t('classes.try1')}</li>
              <li>{t('classes.try2')}</li>
              <li>{t('classes.try3')}</li>
              <li>{t('classes.try4')}</li>
            </ul>
            <p className="cs-soft">{t('classes.tryText')}</p>
          </Card>
        </>
      )}
      {codeForm}
    </Page>
  );
}

function OwnKey({ uri }: { uri: string }) {
  const t = useLabTexts();
  return (
    <Card className="lab__stack">
      <QrCard
        text={uri}
        alt={t('classes.keyQr')}
        actions={
          <a className="cs-button" href={uri}>
            {t('classes.keyOpen')}
          </a>
        }
      />
      <p className="cs-soft">{t('classes.keyType')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
      <div role="group" aria-label={t('classes.keyGroup')}>
        <KeyText secret={parseKeyUri(uri).secret} />
      </div>
      <p className="cs-small cs-soft">{t('classes.keyOnly')}</p>
    </Card>
  );
}

function JoinLink() {
  const t = useLabTexts();
  return (
    <Link className="cs-button" to="/lab/class/join">
      {t('classes.toJoin')}
    </Link>
  );
}

function LeaveButton({ token, onLeft }: { token: string; onLeft: () => Promise<boolean> }) {
  const t = useLabTexts();
  const [isAsking, setIsAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function leave() {
    setBusy(true);
    // If it fails, the next look says why.
    await callAs(token, routes.leaveClass).catch(() => undefined);
    await onLeft();
    setBusy(false);
    setIsAsking(false);
  }

  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('classes.leave')}</Button>
      <AlertDialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('classes.leaveTitle')}
        description={t('classes.leaveText')}
        confirmLabel={t('classes.leave')}
        busy={busy}
        onConfirm={() => void leave()}
      />
    </>
  );
}
