import type { FormEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { Page } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useTexts } from '../../texts/use-texts.ts';

type Methods = ReplyOf<typeof routes.listMethods>;

/** Removes one method. Asks for the password here and for the second factor by step-up. */
export function RemoveMethodPage() {
  const t = useTexts();
  const { method, id } = useParams();
  const { reply, fault } = useLoaded(routes.listMethods);
  if (fault) {
    return (
      <Page title={t('methods.title')}>
        <Notice tone="error">{fault}</Notice>
      </Page>
    );
  }
  if (!reply) return <p className="cs-visually-hidden">{t('frame.loading')}</p>;
  const isLast = reply.enabled.length === 1 && (method !== 'passkey' || reply.passkeys.length === 1);
  const passkey = reply.passkeys.find((one) => one.id === id);
  if (method === 'passkey' && passkey) return <RemovePasskey passkey={passkey} isLast={isLast} />;
  if ((method === 'totp' || method === 'sms' || method === 'email') && reply.enabled.includes(method))
    return <RemoveOne method={method} isLast={isLast} />;
  return (
    <Page title={t('methods.gone')}>
      <p className="page__other">
        <Link to="/account/methods">{t('methods.title')}</Link>
      </p>
    </Page>
  );
}

function RemovePasskey({ passkey, isLast }: { passkey: Methods['passkeys'][number]; isLast: boolean }) {
  const submission = useSubmission(routes.removePasskey);
  return (
    <Removal
      name={passkey.name}
      isLast={isLast}
      submission={submission}
      remove={(password) => submission.submit({ id: passkey.id, password })}
    />
  );
}

function RemoveOne({ method, isLast }: { method: 'totp' | 'sms' | 'email'; isLast: boolean }) {
  const t = useTexts();
  const submission = useSubmission(routes.removeMethod);
  return (
    <Removal
      name={t(`methods.names.${method}`)}
      isLast={isLast}
      submission={submission}
      remove={(password) => submission.submit({ method, password })}
    />
  );
}

interface RemovalProps {
  name: string;
  isLast: boolean;
  submission: Pick<ReturnType<typeof useSubmission<typeof routes.removeMethod>>, 'busy' | 'faults' | 'form'>;
  remove: (password: string) => Promise<ReplyOf<typeof routes.removeMethod> | undefined>;
}

function Removal({ name, isLast, submission: { busy, faults, form }, remove }: RemovalProps) {
  const { setVisitor } = useVisitor();
  const t = useTexts();
  const navigate = useNavigate();

  async function removeIt(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reply = await remove(fieldText(new FormData(event.currentTarget), 'password'));
    if (!reply) return;
    void navigate('/account/methods', { replace: true, state: { removed: true } });
    setVisitor({ kind: 'member', user: reply.user });
  }

  return (
    <Page title={t('methods.removeTitle', { name })} lead={t('methods.removeLead')} focus="first-field">
      {isLast && <Notice tone="warning">{t('methods.removeLast')}</Notice>}
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void removeIt(event)}>
          <FormFault faults={faults} />
          <PasswordAgain error={faults.fields.password} />
          <div className="form__foot">
            <Link className="cs-button cs-button--secondary" to="/account/methods">
              {t('frame.cancel')}
            </Link>
            <Button kind="danger" type="submit" busy={busy}>
              {t('methods.remove')}
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
