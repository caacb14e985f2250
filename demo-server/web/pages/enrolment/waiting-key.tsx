import { useState } from 'react';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { focusHeading } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ExpiresIn, useExpired } from '../../time/expires-in.tsx';
import { toLocalTime } from '../../time/server-clock.ts';

/** Shows an unconfirmed key of this session, if there is one, and lets the user discard it. */
export function WaitingKey() {
  const { reply, fault } = useLoaded(routes.getEnrolment);
  const [dropped, setDropped] = useState(false);
  if (fault) return <Notice tone="error">{fault}</Notice>;
  if (!reply?.enrolment || dropped) return null;
  return <Waiting deadline={toLocalTime(reply.enrolment.expiresAt)} onDropped={() => setDropped(true)} />;
}

function Waiting({ deadline, onDropped }: { deadline: number; onDropped: () => void }) {
  const t = useTexts();
  const expired = useExpired(deadline);
  const { busy, fault, run } = useAction(routes.cancelEnrolment);
  if (expired) return null;

  async function drop() {
    if (!(await run(() => call(routes.cancelEnrolment)))) return;
    onDropped();
    focusHeading();
  }

  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      <Notice
        title={t('enrolment.waitingTitle')}
        action={
          <Button busy={busy} onClick={() => void drop()}>
            {t('enrolment.dropKey')}
          </Button>
        }
      >
        {t('enrolment.waitingText')} <ExpiresIn deadline={deadline} />
      </Notice>
    </>
  );
}
