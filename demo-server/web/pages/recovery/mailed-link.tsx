import { type ReactNode, useEffect, useState } from 'react';
import { Button, Notice, PassphraseField } from '../../../../shared/ui/index.ts';
import type { RefusalCode } from '../../../contract/index.ts';
import { ApiRefusal, sentenceOf } from '../../api/api.ts';
import { useMailedToken } from '../../api/mailed-token.ts';
import { Page } from '../../frame/page.tsx';
import { useTexts } from '../../texts/use-texts.ts';

/** A page opened by a mailed link, with its token; a sentence if the URL has none. */
export function MailedLinkPage({
  title,
  children,
}: {
  title: string;
  children: (token: string) => ReactNode;
}) {
  const token = useMailedToken();
  const t = useTexts();
  if (token !== undefined) return children(token);
  return (
    <Page title={title}>
      <Notice tone="error">{t('recovery.linkBroken')}</Notice>
    </Page>
  );
}

/** Why a link cannot be shown: it is over, or something else failed. */
export interface LinkFault {
  sentence: string;
  isOver: boolean;
}

/**
 * Returns what a link is for, once the server has told, or why it cannot be shown. Viewing a link does not use it up.
 *
 * @param load asks the server; the same function each time
 * @param over the refusal of a link that can no longer be used
 */
export function useLinkView<V>(load: (token: string) => Promise<V>, token: string, over: RefusalCode) {
  const [view, setView] = useState<V>();
  const [fault, setFault] = useState<LinkFault>();

  useEffect(() => {
    let isHere = true;
    load(token).then(
      (found) => isHere && setView(() => found),
      (error: unknown) =>
        isHere &&
        setFault({
          sentence: sentenceOf(error),
          isOver: error instanceof ApiRefusal && error.body.code === over,
        }),
    );
    return () => {
      isHere = false;
    };
  }, [load, token, over]);

  return { view, setView, fault };
}

/** Shown until the server has told what the link is for. */
export function LinkLoading({ title, fault }: { title: string; fault: LinkFault | undefined }) {
  const t = useTexts();
  return (
    <Page title={title}>
      {fault ? (
        <Notice
          tone="error"
          action={<Button onClick={() => window.location.reload()}>{t('frame.tryAgain')}</Button>}
        >
          {fault.sentence}
        </Notice>
      ) : (
        <p className="cs-soft">{t('frame.loading')}</p>
      )}
    </Page>
  );
}

/** The field for the password of the link's account. */
export function PasswordOfLink({ email, error }: { email: string; error: string | undefined }) {
  const t = useTexts();
  return (
    <>
      {/* Tells password managers whose password this is. */}
      <input hidden readOnly name="username" autoComplete="username" value={email} />
      <PassphraseField
        label={t('accounts.password')}
        reveal={{ show: t('accounts.showPassword'), hide: t('accounts.hidePassword') }}
        name="password"
        autoComplete="current-password"
        error={error}
      />
    </>
  );
}
