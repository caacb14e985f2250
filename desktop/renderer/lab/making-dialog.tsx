import { useEffect, useState } from 'react';
import { type KeyUri, parseKeyUri } from '../../../shared/key-uri.ts';
import { codeParameters } from '../../../shared/one-time-code.ts';
import { Button, Dialog, Notice, useNow, useToast } from '../../../shared/ui/index.ts';
import { CodeMaking } from '../../../shared/ui/making/code-making.tsx';
import type { AccountView } from '../../ipc/accounts.ts';
import type { IpcFailure } from '../../ipc/envelope.ts';
import type { RevealedKey } from '../../ipc/protection.ts';
import { AskFirst } from '../pieces/ask-first.tsx';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import { makingTexts } from './making-texts.ts';

/** The public test key of RFC 4226 Appendix D. */
const DEMO: KeyUri = {
  type: 'totp',
  issuer: 'RFC 4226',
  account: '',
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  extra: [],
};

export interface MakingDialogProps {
  account: AccountView;
  /** The name of the system's authentication prompt, if there is one. */
  systemPrompt: string | undefined;
  onClose: () => void;
}

/**
 * Shows step by step how a code is made, first for a demo account. A real account needs the passphrase first, and its
 * values are shown no longer than a key anywhere in the app.
 */
export function MakingDialog({ account, systemPrompt, onClose }: MakingDialogProps) {
  const t = useTexts();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<RevealedKey>();
  const [failure, setFailure] = useState<IpcFailure>();
  const name = account.issuer || account.account;

  useEffect(() => {
    if (!revealed) return undefined;
    const timer = setTimeout(() => {
      toast({ tone: 'plain', text: t('lab.over', { name }) });
      setRevealed(undefined);
    }, revealed.hidesAt - Date.now());
    return () => clearTimeout(timer);
  }, [revealed, toast, t, name]);

  const key = revealed ? parseKeyUri(revealed.keyUri) : DEMO;
  const askFirst = (
    <div className="page__form">
      <Notice tone="warning">{t('lab.ownText', { name })}</Notice>
      {failure && <Notice tone="error">{failure.message}</Notice>}
      <AskFirst
        id={account.id}
        systemPrompt={systemPrompt}
        onKey={(shown) => {
          setRevealed(shown);
          setAsking(false);
        }}
        onFailure={setFailure}
      />
      <Button onClick={() => setAsking(false)}>{t('lab.backToDemo')}</Button>
    </div>
  );
  return (
    <Dialog open onClose={onClose} title={t('lab.title')}>
      {asking ? (
        askFirst
      ) : (
        <div className="page__form">
          {revealed ? (
            <>
              <OwnNotice name={name} hidesAt={revealed.hidesAt} />
              <Button onClick={() => setRevealed(undefined)}>{t('lab.backToDemo')}</Button>
            </>
          ) : (
            <>
              <Notice>{t('lab.demo')}</Notice>
              <Button
                onClick={() => {
                  setFailure(undefined);
                  setAsking(true);
                }}
              >
                {t('lab.useOwn', { name })}
              </Button>
            </>
          )}
          <CodeMaking
            // Another account starts with its own state.
            key={revealed ? account.id : 'demo'}
            parameters={codeParameters(key)}
            counter={key.type === 'hotp' ? key.counter : 0}
            texts={makingTexts()}
            locale={currentLocale()}
            linked={false}
          />
        </div>
      )}
    </Dialog>
  );
}

function OwnNotice({ name, hidesAt }: { name: string; hidesAt: number }) {
  const t = useTexts();
  const seconds = Math.max(0, Math.ceil((hidesAt - useNow()) / 1000));
  return <p className="cs-soft">{t('lab.own', { name, seconds })}</p>;
}
