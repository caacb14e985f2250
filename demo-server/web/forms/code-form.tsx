import { type ReactNode, useEffect, useRef, useState } from 'react';
import { typedCode } from '../../../shared/typed-code.ts';
import { Button, CodeBoxes, TextField } from '../../../shared/ui/index.ts';
import { CODE_DIGITS, CODE_SECONDS, type RouteContract, routes } from '../../contract/index.ts';
import { ApiRefusal } from '../api/api.ts';
import { refusalSentence } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useWaiting } from '../time/wait.tsx';
import { meaningOfRefusal, refusedCodeSentence } from './code-refusal.ts';
import { FormFault } from './form-fault.tsx';
import { checkBody, type Faults, faultsOf, NO_FAULTS } from './form-faults.ts';

/** Where a code comes from. */
export type CodeKind = 'authenticator' | 'backup' | 'sms' | 'email';

/** The route whose rules a code must follow before it is sent. */
const ROUTES = {
  authenticator: routes.verifyTotp,
  backup: routes.verifyBackupCode,
  sms: routes.verifySentCode,
  email: routes.verifySentCode,
} as const satisfies Record<CodeKind, RouteContract>;

/** Shown as an example. No server issued it. */
const EXAMPLE_BACKUP_CODE = '7K2M-X9QD';

export interface CodeFormProps<Reply> {
  kind?: CodeKind;
  /** Sends the code to the server, which checks it. */
  send: (code: string) => Promise<Reply>;
  onAccepted: (reply: Reply) => void;
  /** Runs when no more codes can be tried, or only after a wait. The refusal says why. */
  onOver: (refusal: ApiRefusal) => void;
  /** Whether a six-digit code is sent as soon as it is complete. */
  submitsItself?: boolean;
  /** Until when the server checks no code, in Unix milliseconds. Known before the first attempt. */
  lockedUntil?: number | undefined;
  /** Whether the field gets the focus, on a page that does not set it. */
  takesFocus?: boolean;
  /** Runs after each change of the text. */
  onTyped?: (code: string) => void;
  /** Content between the field and the buttons. */
  children?: ReactNode;
  /** The way out, next to "Confirm". */
  cancel: ReactNode;
}

/** Asks for a code and sends it to the server. */
export function CodeForm<Reply>(props: CodeFormProps<Reply>) {
  const { kind = 'authenticator', send, onAccepted, onOver, lockedUntil, takesFocus, onTyped } = props;
  const t = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>(() => lockedFaults(lockedUntil));
  const waiting = useWaiting(faults.waitUntil);

  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  useEffect(() => {
    if (faults.fields.code) field.current?.focus();
  }, [faults]);

  async function confirm(text: string) {
    if (busy || waiting) return;
    const typed = typedCode(text);
    const fields = checkBody(ROUTES[kind], { code: typed });
    // Screen readers announce an alert when it appears. The old one is removed first, so that the same text is read
    // again.
    setFaults({ fields });
    if (fields.code) return;
    setBusy(true);
    try {
      onAccepted(await send(typed));
    } catch (error) {
      setBusy(false);
      if (!(error instanceof ApiRefusal)) return setFaults(faultsOf(error));
      switch (meaningOfRefusal(error.body)) {
        case 'over':
        case 'backup-code-only':
          return onOver(error);
        case 'used-up':
          setCode('');
          setFaults(faultsOf(error));
          return onOver(error);
        case 'again':
          setCode('');
          return setFaults({ fields: { code: refusedCodeSentence(error.body) } });
        case 'wait':
          setCode('');
          return setFaults(faultsOf(error));
        case 'other':
          return setFaults(faultsOf(error));
      }
    }
  }

  function type(typed: string) {
    setCode(typed);
    onTyped?.(typedCode(typed));
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
      <FormFault faults={faults} />
      {kind === 'backup' ? (
        <TextField
          ref={field}
          code
          label={t('secondStep.backupLabel')}
          name="backup-code"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={64}
          value={code}
          onChange={(event) => type(event.target.value)}
          readOnly={busy}
          error={faults.fields.code}
          hint={t('secondStep.backupHint', { example: EXAMPLE_BACKUP_CODE })}
        />
      ) : (
        <CodeBoxes
          ref={field}
          label={t('secondStep.codeLabel', { digits: CODE_DIGITS })}
          name="code"
          digits={CODE_DIGITS}
          value={code}
          onValueChange={type}
          onComplete={props.submitsItself ? (typed) => void confirm(typed) : undefined}
          readOnly={busy}
          error={faults.fields.code}
          hint={
            kind === 'authenticator'
              ? t('secondStep.codeHint', { seconds: CODE_SECONDS })
              : t('sentCodes.codeHint')
          }
        />
      )}
      {props.children}
      <div className="form__foot">
        {props.cancel}
        <Button kind="primary" type="submit" busy={busy} aria-disabled={waiting || undefined}>
          {t('secondStep.confirm')}
        </Button>
      </div>
    </form>
  );
}

function lockedFaults(lockedUntil: number | undefined): Faults {
  if (lockedUntil === undefined) return NO_FAULTS;
  return { fields: {}, form: refusalSentence('ACCOUNT_TEMPORARILY_LOCKED'), waitUntil: lockedUntil };
}
