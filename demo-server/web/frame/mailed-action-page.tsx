import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Page } from './page.tsx';

export interface MailedActionPageProps {
  /** The token of the link; `undefined` if the URL has none. */
  token: string | undefined;
  texts: {
    title: string;
    lead: string;
    /** On the button. */
    act: string;
    /** If the token is not whole. */
    broken: string;
    doneTitle: string;
    doneLead: string;
    /** What to do next: usually a new password. */
    advice: string;
  };
  busy: boolean;
  fault: ReactNode;
  isDone: boolean;
  onAct: () => void;
}

/** A page opened by a link in a mail. Nothing happens until the user presses the button. */
export function MailedActionPage({ token, texts, busy, fault, isDone, onAct }: MailedActionPageProps) {
  const t = useTexts();
  if (isDone) {
    return (
      <Page key="done" title={texts.doneTitle} lead={texts.doneLead}>
        <Notice
          tone="success"
          action={
            <Link className="cs-button" to="/forgot-password">
              {t('support.newPassword')}
            </Link>
          }
        >
          {texts.advice}
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={texts.title} lead={texts.lead}>
      {fault && <Notice tone="error">{fault}</Notice>}
      {/^[A-Za-z0-9_-]{43}$/.test(token ?? '') ? (
        <div>
          <Button kind="primary" busy={busy} onClick={onAct}>
            {texts.act}
          </Button>
        </div>
      ) : (
        <Notice tone="warning">{texts.broken}</Notice>
      )}
    </Page>
  );
}
