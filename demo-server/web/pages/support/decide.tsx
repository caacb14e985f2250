import { useRef, useState } from 'react';
import { AlertDialog, Button, Card, Notice, TextArea } from '../../../../shared/ui/index.ts';
import { LEAST_REASON, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { checkBody } from '../../forms/form-faults.ts';
import { focusHeading } from '../../frame/page.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { ViewedRequest } from './viewed-request.ts';

export interface DecideProps {
  request: ViewedRequest;
  /** The state that the decision is based on. If another one arrives, the user must read it first. */
  state: 'open' | 'approved-by-one';
  onDecided: (sentence: string) => void;
}

/** Approves or refuses a request, with a reason that is kept. */
export function Decide({ request: { id, person, mayApprove, mayRefuse }, state, onDecided }: DecideProps) {
  const t = useTexts();
  const approving = useAction(routes.approveSupportRequest);
  const refusing = useAction(routes.refuseSupportRequest);
  const area = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [asking, setAsking] = useState(false);
  const fault = approving.fault ?? refusing.fault;
  const isSecond = state === 'approved-by-one';
  if (!mayApprove && !mayRefuse) return <Notice>{t('support.notYours')}</Notice>;

  /** Returns whether there is a reason. If not, shows an error at the field. */
  function hasReason(): boolean {
    const found = checkBody(routes.refuseSupportRequest, { id, reason }).reason;
    setWrong(found);
    if (found) area.current?.focus();
    return !found;
  }

  async function approve() {
    const body = { id, state, reason };
    const reply = await approving.run(() => call(routes.approveSupportRequest, body));
    setAsking(false);
    if (!reply) return;
    onDecided(t(isSecond ? 'support.approvedTwice' : 'support.approvedOnce'));
    focusHeading();
  }

  async function refuse() {
    if (!(await refusing.run(() => call(routes.refuseSupportRequest, { id, reason })))) return;
    onDecided(t('support.refused'));
    focusHeading();
  }

  return (
    <Card className="form">
      <h2>{t('support.decide')}</h2>
      {fault && <Notice tone="error">{fault}</Notice>}
      {!mayApprove && <Notice>{t('support.othersApprove')}</Notice>}
      <TextArea
        ref={area}
        label={t('support.reason')}
        hint={t('support.decideHint', { least: LEAST_REASON })}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        maxLength={1000}
        {...(wrong && { error: wrong })}
      />
      <div className="form__foot">
        <Button busy={refusing.busy} onClick={() => hasReason() && void refuse()}>
          {t('support.refuse')}
        </Button>
        {mayApprove && (
          <Button
            kind="primary"
            busy={approving.busy}
            onClick={() => {
              if (!hasReason()) return;
              if (isSecond) setAsking(true);
              else void approve();
            }}
          >
            {t(isSecond ? 'support.approveSecond' : 'support.approveFirst')}
          </Button>
        )}
      </div>
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('support.approveSecondTitle', { name: person.name })}
        description={t('support.approveSecondText')}
        confirmLabel={t('support.approveSecond')}
        busy={approving.busy}
        onConfirm={() => void approve()}
      />
    </Card>
  );
}
