import { type FormEvent, useEffect, useState } from 'react';
import { Button, Dialog, Notice, TextArea } from '../../../shared/ui/index.ts';
import type { SeveralView } from '../../ipc/several.ts';
import { JOINING_WORDS, LETTERS_OF_WORD } from '../../joining-words.ts';
import { ask, listen } from '../bridge/bridge.ts';
import { useTexts } from '../texts/use-texts.ts';

export interface JoinDialogProps {
  /** The name of this computer. */
  name: string;
  /** The words of a code that was scanned already; empty if there is none. */
  words: string;
  onClose: () => void;
  onView: (view: SeveralView) => void;
}

/** Asks for a joining code: typed, or scanned on the screens. */
export function JoinDialog({ name, words, onClose, onView }: JoinDialogProps) {
  const t = useTexts();
  const [code, setCode] = useState(words);
  const [isScanned, setIsScanned] = useState(words !== '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  useEffect(
    () =>
      listen('several:scanned', (scanned) => {
        setCode(scanned.words);
        setIsScanned(true);
        setFailure(undefined);
      }),
    [],
  );

  /** A code on the screens arrives by the event. Other findings are discarded. */
  const scan = async () => {
    setBusy(true);
    setIsScanned(false);
    setFailure(undefined);
    let wasFound = false;
    const stop = listen('several:scanned', () => {
      wasFound = true;
    });
    const reply = await ask('found:scan-screens', undefined);
    stop();
    setBusy(false);
    if (!reply.ok) setFailure(reply.error.message);
    else if (reply.value) void ask('found:discard', { reportId: reply.value.reportId });
    if (reply.ok && !wasFound) setFailure(t('several.noCode'));
  };
  const join = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || code.trim() === '') return;
    setBusy(true);
    setFailure(undefined);
    const reply = await ask('several:join', { name, code });
    setBusy(false);
    if (!reply.ok) {
      setFailure(reply.error.message);
      return;
    }
    onView(reply.value);
    if (reply.value.state !== 'off') onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('several.joinTitle')} description={t('several.joinDialogText')}>
      <form className="page__form" onSubmit={join} noValidate>
        {failure && <Notice tone="error">{failure}</Notice>}
        {isScanned && (
          <p role="status" className="cs-soft">
            {t('several.scanned')}
          </p>
        )}
        <TextArea
          label={t('several.code')}
          hint={t('several.codeHint', { words: JOINING_WORDS, letters: LETTERS_OF_WORD })}
          rows={3}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
          value={code}
          onChange={(event) => {
            setCode(event.target.value);
            setIsScanned(false);
          }}
        />
        <p className="cs-soft cs-small">{t('several.cameraHint')}</p>
        <div className="safe__buttons">
          <Button kind="primary" type="submit" busy={busy} disabled={code.trim() === ''}>
            {t('several.joinConfirm')}
          </Button>
          <Button disabled={busy} onClick={scan}>
            {t('several.scan')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
