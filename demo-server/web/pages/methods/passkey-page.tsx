import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button, Card, Notice, TextField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { send, sentenceOf } from '../../api/api.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { PasswordAgain } from '../../forms/password-again.tsx';
import { Page } from '../../frame/page.tsx';
import { PasskeysElsewhere } from '../../proof/passkeys-elsewhere.tsx';
import { passkeysHere } from '../../proof/passkeys-here.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { refusalSentence } from '../../texts/translator.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { SaveCodes } from '../backup-codes/save-codes.tsx';
import { createPasskey } from './create-passkey.ts';
import { MethodDone } from './method-done.tsx';

type Stage = { kind: 'ask' } | { kind: 'codes'; codes: readonly string[] } | { kind: 'done' };

/** Adds a passkey: asks for the password and a name, then the browser asks where to store the passkey. */
export function PasskeyPage() {
  const { setVisitor, refresh } = useVisitor();
  const t = useTexts();
  const [here] = useState(() => passkeysHere());
  const [stage, setStage] = useState<Stage>({ kind: 'ask' });
  const [creating, setCreating] = useState(false);
  const [fault, setFault] = useState<string>();
  const { busy, faults, form, submit } = useSubmission(routes.beginPasskeyRegistration);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setFault(undefined);
    const data = new FormData(event.currentTarget);
    const name = fieldText(data, 'name').trim();
    const missing: Record<string, string> = name === '' ? { name: refusalSentence('INVALID_NAME') } : {};
    const options = await submit({ password: fieldText(data, 'password') }, missing);
    if (!options) return;
    setCreating(true);
    try {
      const response = await createPasskey(options);
      const { user, backupCodes } = await send(routes.finishPasskeyRegistration, { response, name });
      setStage(backupCodes ? { kind: 'codes', codes: backupCodes } : { kind: 'done' });
      setVisitor({ kind: 'member', user });
    } catch (error) {
      setFault(sentenceOf(error));
    } finally {
      setCreating(false);
    }
  }

  async function finish() {
    setStage({ kind: 'done' });
    await refresh();
  }

  if (stage.kind === 'done')
    return <MethodDone title={t('passkeys.added')}>{t('passkeys.addedText')}</MethodDone>;
  if (stage.kind === 'codes') {
    return (
      <SaveCodes
        title={t('backupCodes.title')}
        lead={t('backupCodes.lead')}
        codes={stage.codes}
        onSaved={() => void finish()}
      />
    );
  }
  return (
    <Page
      title={t('passkeys.addTitle')}
      lead={t('passkeys.addLead')}
      focus={here.can ? 'first-field' : 'heading'}
    >
      {fault && <Notice tone="error">{fault}</Notice>}
      <PasskeysElsewhere here={here} />
      {here.can && (
        <Card>
          <form className="form" noValidate ref={form} onSubmit={(event) => void add(event)}>
            <FormFault faults={faults} />
            <TextField
              label={t('passkeys.name')}
              hint={t('passkeys.nameHint')}
              name="name"
              defaultValue={t('passkeys.defaultName')}
              maxLength={100}
              autoComplete="off"
              error={faults.fields.name}
            />
            <PasswordAgain error={faults.fields.password} />
            <div className="form__foot">
              <Link className="cs-button cs-button--secondary" to="/account/methods">
                {t('frame.cancel')}
              </Link>
              <Button kind="primary" type="submit" busy={busy || creating}>
                {t('passkeys.create')}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </Page>
  );
}
