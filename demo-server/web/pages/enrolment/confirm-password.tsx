import { type FormEvent, useState } from 'react';
import { Button, Card, Notice, PassphraseField } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { sentenceOf } from '../../api.ts';
import { Page } from '../../page.tsx';
import { textOf } from '../../text-of.ts';
import { useSubmission } from '../../use-submission.ts';
import { useVisitor } from '../../visitor.tsx';
import { type OfferedKey, readOfferedKey } from './offered-key.ts';
import { Steps } from './steps.tsx';

/** Step 1: a session left open must not be enough to put a key of somebody else's on the account. */
export function ConfirmPassword({
  onKey,
  onCancel,
}: {
  onKey: (key: OfferedKey) => void;
  onCancel: () => void;
}) {
  const { visitor } = useVisitor();
  const { busy, faults, form, submit } = useSubmission(routes.enable);
  const [unreadable, setUnreadable] = useState<string>();
  const fault = faults.form ?? unreadable;

  async function makeKey(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setUnreadable(undefined);
    const reply = await submit({ password: textOf(new FormData(event.currentTarget), 'password') });
    if (!reply) return;
    try {
      onKey(readOfferedKey(reply));
    } catch (error) {
      setUnreadable(sentenceOf(error));
    }
  }

  return (
    <Page
      title="Confirm your password"
      lead="Then you get a key for your authenticator."
      focus="first-field"
      above={<Steps current={1} />}
    >
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void makeKey(event)}>
          {fault && <Notice tone="error">{fault}</Notice>}
          {/* Tells password managers whose password this is. */}
          <input
            hidden
            readOnly
            name="username"
            autoComplete="username"
            value={visitor?.kind === 'member' ? visitor.user.email : ''}
          />
          <PassphraseField
            label="Password"
            noun="password"
            name="password"
            autoComplete="current-password"
            error={faults.fields.password}
          />
          <div className="form__foot">
            <Button onClick={onCancel}>Cancel</Button>
            <Button kind="primary" type="submit" busy={busy}>
              Continue
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
