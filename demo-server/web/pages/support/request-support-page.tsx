import { type FormEvent, useState } from 'react';
import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import { AlertDialog, Button, Card, Notice, TextArea } from '../../../../shared/ui/index.ts';
import { LEAST_REASON, type ReplyOf, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';

type OwnRequest = NonNullable<ReplyOf<typeof routes.getSupportRequest>['request']>;

/** Asks support to reset the second factor, from a sign-in that waits for it. */
export function RequestSupportPage() {
  const t = useTexts();
  const { reply, fault, reload } = useLoaded(routes.getSupportRequest);
  if (!reply) {
    return (
      <Page title={t('support.askTitle')}>
        {fault ? (
          <Notice tone="error" action={<Button onClick={() => void reload()}>{t('frame.tryAgain')}</Button>}>
            {fault}
          </Notice>
        ) : (
          <p className="cs-soft">{t('frame.loading')}</p>
        )}
      </Page>
    );
  }
  return reply.request ? <Asked request={reply.request} onChange={reload} /> : <Ask onAsked={reload} />;
}

function Ask({ onAsked }: { onAsked: () => Promise<void> }) {
  const t = useTexts();
  const { busy, faults, form, submit } = useSubmission(routes.requestSupport);

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (await submit({ reason: fieldText(new FormData(event.currentTarget), 'reason') })) await onAsked();
  }

  return (
    <Page title={t('support.askTitle')} lead={t('support.askLead')} roomy>
      <ul className="done__notes">
        <li>{t('support.askHow')}</li>
        <li>{t('support.askThen')}</li>
        <li>{t('support.askTold')}</li>
      </ul>
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void ask(event)}>
          <FormFault faults={faults} />
          <TextArea
            label={t('support.why')}
            hint={t('support.whyHint', { least: LEAST_REASON })}
            name="reason"
            maxLength={1000}
            {...(faults.fields.reason && { error: faults.fields.reason })}
          />
          <Button kind="primary" type="submit" busy={busy}>
            {t('support.ask')}
          </Button>
        </form>
      </Card>
      <BackToStep />
    </Page>
  );
}

function Asked({ request, onChange }: { request: OwnRequest; onChange: () => Promise<void> }) {
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.cancelSupportRequest);
  const [asking, setAsking] = useState(false);
  const { state, reason, openedAt, expiresAt } = request;

  async function cancel() {
    await run(() => call(routes.cancelSupportRequest));
    setAsking(false);
    await onChange();
  }

  return (
    <Page title={t('support.askedTitle')} lead={t('support.askedLead')} roomy>
      {fault && <Notice tone="error">{fault}</Notice>}
      <Card className="form">
        <p>{t(state === 'approved-by-one' ? 'support.stateOnce' : 'support.stateOpen')}</p>
        <div>
          <h2>{t('support.yourWords')}</h2>
          <p dir="auto">{reason}</p>
        </div>
        <p className="cs-small cs-soft">
          <Trans t={t} i18nKey="support.openedAt" components={{ when: <Moment at={openedAt} /> }} />{' '}
          <Trans
            t={t}
            i18nKey="support.expiresAt"
            components={{ when: <Moment at={expiresAt} only="date" /> }}
          />
        </p>
        <div>
          <Button onClick={() => setAsking(true)}>{t('support.cancel')}</Button>
        </div>
      </Card>
      <BackToStep />
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('support.cancelTitle')}
        description={t('support.cancelText')}
        confirmLabel={t('support.cancel')}
        busy={busy}
        onConfirm={() => void cancel()}
      />
    </Page>
  );
}

function BackToStep() {
  const t = useTexts();
  return (
    <p className="page__other">
      <Link to="/second-step">{t('support.backToStep')}</Link>
    </p>
  );
}
