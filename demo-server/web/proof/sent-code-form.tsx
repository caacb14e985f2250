import { Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { routes } from '../../contract/index.ts';
import { type ApiRefusal, call } from '../api/api.ts';
import { CodeForm, type CodeFormProps } from '../forms/code-form.tsx';
import { meaningOfRefusal } from '../forms/code-refusal.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useWaiting, Wait } from '../time/wait.tsx';
import { Resend } from './resend.tsx';
import { useSending } from './use-sending.ts';

export interface SentCodeFormProps<Reply> extends Omit<CodeFormProps<Reply>, 'kind'> {
  method: 'sms' | 'email';
  children?: ReactNode;
}

/** Sends a code when the user presses the button, and asks for it. */
export function SentCodeForm<Reply>({ method, children, ...form }: SentCodeFormProps<Reply>) {
  const t = useTexts();
  const endIfOver = (refusal: ApiRefusal) => {
    const isOver = ['over', 'used-up', 'backup-code-only'].includes(meaningOfRefusal(refusal.body));
    if (isOver) form.onOver(refusal);
    return isOver;
  };
  const sending = useSending(() => call(routes.sendCode, { method }), undefined, endIfOver);
  const waiting = useWaiting(sending.waitUntil);
  if (sending.sent) {
    return (
      <CodeForm {...form} kind={method} takesFocus>
        <Resend sending={sending} />
        {children}
      </CodeForm>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!waiting) void sending.send();
      }}
    >
      {sending.fault && (
        <Notice tone="error">
          {sending.fault} {waiting && sending.waitUntil !== undefined && <Wait until={sending.waitUntil} />}
        </Notice>
      )}
      <p>{t(method === 'sms' ? 'sentCodes.smsAsk' : 'sentCodes.emailAsk')}</p>
      <div className="form__foot">
        {form.cancel}
        <Button
          kind="primary"
          type="submit"
          busy={sending.busy}
          aria-disabled={waiting || undefined}
          icon={<Send aria-hidden="true" />}
        >
          {t('sentCodes.send')}
        </Button>
      </div>
    </form>
  );
}
