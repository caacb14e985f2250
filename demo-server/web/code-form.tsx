import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, CodeBoxes, Notice } from '../../shared/ui/index.ts';
import { CODE_DIGITS, routes, type User } from '../contract/index.ts';
import { ApiRefusal, call } from './api.ts';
import { isLastRefusal, refusedCodeSentence } from './code-refusal.ts';
import { checkBody, type Faults, faultsOf, NO_FAULTS } from './form-faults.ts';

export interface CodeFormProps {
  /** Sends the code as soon as its last digit is there. */
  submitsItself?: boolean;
  /** Called with what has been typed so far. */
  onTyped?: (code: string) => void;
  onConfirmed: (user: User) => void;
  /** No more codes can be tried here: the refusal says why. */
  onOver: (refusal: ApiRefusal) => void;
  /** The way out beside "Confirm". */
  cancel: ReactNode;
}

/** Takes a code and has the server judge it. */
export function CodeForm({ submitsItself = false, onTyped, onConfirmed, onOver, cancel }: CodeFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);

  useEffect(() => {
    if (faults.fields.code) field.current?.focus();
  }, [faults]);

  async function confirm(typed: string) {
    if (busy) return;
    const fields = checkBody(routes.verifyTotp, { code: typed });
    // An alert speaks when it appears: the old one goes first, so that the same sentence is heard again.
    setFaults({ fields });
    if (fields.code) return;
    setBusy(true);
    try {
      const { user } = await call(routes.verifyTotp, { code: typed });
      onConfirmed(user);
    } catch (error) {
      setBusy(false);
      if (!(error instanceof ApiRefusal)) setFaults(faultsOf(error));
      else if (isLastRefusal(error.body)) onOver(error);
      else if (error.body.code === 'INVALID_CODE') {
        setCode('');
        setFaults({ fields: { code: refusedCodeSentence(error.body) } });
      } else setFaults(faultsOf(error));
    }
  }

  return (
    <form
      noValidate
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm(code);
      }}
    >
      {faults.form && <Notice tone="error">{faults.form}</Notice>}
      <CodeBoxes
        ref={field}
        label="Six-digit code"
        name="code"
        digits={CODE_DIGITS}
        value={code}
        onValueChange={(typed) => {
          setCode(typed);
          onTyped?.(typed);
        }}
        onComplete={submitsItself ? (typed) => void confirm(typed) : undefined}
        readOnly={busy}
        error={faults.fields.code}
        hint="Paste works too. The code changes every 30 seconds."
      />
      <div className="form__foot">
        {cancel}
        <Button kind="primary" type="submit" busy={busy}>
          Confirm
        </Button>
      </div>
    </form>
  );
}
