import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button, Card, Notice, SelectField, TextField } from '../../../../shared/ui/index.ts';
import { minutesIn, type ReplyOf, routes, SENT_CODE_MS, type User } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { CodeForm } from '../../forms/code-form.tsx';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { Page } from '../../frame/page.tsx';
import { Resend } from '../../proof/resend.tsx';
import { useSending } from '../../proof/use-sending.ts';
import { useLoaded } from '../../session/use-loaded.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { SaveCodes } from '../backup-codes/save-codes.tsx';
import { MethodDone } from './method-done.tsx';

type Sent = ReplyOf<typeof routes.addMethod>;
type Method = Sent['method'];

type Stage =
  | { kind: 'ask' }
  | { kind: 'code'; sent: Sent }
  | { kind: 'codes'; codes: readonly string[] }
  | { kind: 'done' };

/**
 * Adds codes by text message or email: asks where to send them, then for the first code. Ends with backup codes if the
 * account has none yet.
 */
export function RecipientPage({ method }: { method: Method }) {
  const { setVisitor, refresh } = useVisitor();
  const t = useTexts();
  const [stage, setStage] = useState<Stage>({ kind: 'ask' });

  function confirmed({ user, backupCodes }: { user: User; backupCodes: string[] | null }) {
    setStage(backupCodes ? { kind: 'codes', codes: backupCodes } : { kind: 'done' });
    setVisitor({ kind: 'member', user });
  }

  async function finish() {
    setStage({ kind: 'done' });
    await refresh();
  }

  switch (stage.kind) {
    case 'ask':
      return <AskWhere method={method} onSent={(sent) => setStage({ kind: 'code', sent })} />;
    case 'code':
      return (
        <EnterCode
          method={method}
          sent={stage.sent}
          onConfirmed={confirmed}
          onAgain={() => setStage({ kind: 'ask' })}
        />
      );
    case 'codes':
      return (
        <SaveCodes
          title={t('backupCodes.title')}
          lead={t('backupCodes.lead')}
          codes={stage.codes}
          onSaved={() => void finish()}
        />
      );
    case 'done':
      return (
        <MethodDone title={t(`methods.confirmedTitle.${method}`)}>{t('methods.confirmedText')}</MethodDone>
      );
  }
}

function AskWhere({ method, onSent }: { method: Method; onSent: (sent: Sent) => void }) {
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.addMethod);
  const { reply, fault } = useLoaded(routes.listMethods);
  const addresses = reply?.addresses ?? [];

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const sent = await submit({ method, to: fieldText(data, 'to'), password: fieldText(data, 'password') });
    if (sent) onSent(sent);
  }

  const hasNowhere = method === 'email' && reply && addresses.length === 0;
  return (
    <Page title={t(`methods.sendTitle.${method}`)} lead={t(`methods.sendLead.${method}`)}>
      {fault && <Notice tone="error">{fault}</Notice>}
      <Notice>{t('methods.weaker')}</Notice>
      {hasNowhere ? (
        <Notice
          tone="warning"
          action={
            <Link className="cs-button cs-button--primary" to="/account/addresses">
              {t('methods.toAddresses')}
            </Link>
          }
        >
          {t('methods.noAddress')}
        </Notice>
      ) : (
        <Card>
          <form className="form" noValidate ref={form} onSubmit={(event) => void ask(event)}>
            <FormFault faults={faults} />
            {method === 'sms' ? (
              <TextField
                label={t('methods.number')}
                hint={t('methods.numberHint')}
                name="to"
                type="tel"
                autoComplete="tel"
                error={faults.fields.to}
              />
            ) : (
              <SelectField
                label={t('methods.address')}
                name="to"
                options={addresses.map((address) => ({ value: address, label: address }))}
                error={faults.fields.to}
              />
            )}
            <PasswordAgain error={faults.fields.password} />
            <div className="form__foot">
              <Link className="cs-button cs-button--secondary" to="/account/methods">
                {t('frame.cancel')}
              </Link>
              <Button kind="primary" type="submit" busy={busy}>
                {t('sentCodes.send')}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </Page>
  );
}

interface EnterCodeProps {
  method: Method;
  sent: Sent;
  onConfirmed: (reply: ReplyOf<typeof routes.confirmMethod>) => void;
  onAgain: () => void;
}

function EnterCode({ method, sent, onConfirmed, onAgain }: EnterCodeProps) {
  const { refresh } = useVisitor();
  const t = useTexts();
  const navigate = useNavigate();
  const [over, setOver] = useState<string>();
  const sending = useSending(() => call(routes.resendMethodCode, { method }), sent);

  async function leave() {
    // If the request fails, the code expires later.
    await call(routes.cancelMethod, { method }).catch(() => undefined);
    void navigate('/account/methods');
  }

  if (over) {
    return (
      <Page title={t(`methods.sendTitle.${method}`)}>
        <Notice tone="warning">{over}</Notice>
        <div className="form__foot">
          <Button kind="primary" onClick={onAgain}>
            {t('methods.otherRecipient')}
          </Button>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t('methods.enterTitle')}
      lead={t('sentCodes.lead', { minutes: minutesIn(SENT_CODE_MS) })}
      focus="first-field"
    >
      <Card>
        <CodeForm
          kind={method}
          submitsItself
          send={(code) => call(routes.confirmMethod, { method, code })}
          onAccepted={onConfirmed}
          onOver={(refusal) =>
            refusal.body.code === 'UNAUTHORIZED' ? void refresh() : setOver(refusal.message)
          }
          cancel={<Button onClick={() => void leave()}>{t('frame.cancel')}</Button>}
        >
          <Resend sending={sending} />
        </CodeForm>
      </Card>
      <p className="page__other">
        <Button kind="quiet" onClick={onAgain}>
          {t('methods.otherRecipient')}
        </Button>
      </p>
    </Page>
  );
}
