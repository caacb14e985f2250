import { useState } from 'react';
import { Button, Dialog, Notice } from '../../shared/ui/index.ts';
import { routes } from '../contract/index.ts';
import { type ApiRefusal, call } from './api.ts';
import { CodeForm, type CodeKind } from './code-form.tsx';
import { meaningOf } from './code-refusal.ts';
import { useTexts } from './texts/use-texts.ts';
import { useVisitor } from './visitor.tsx';

/** Asks for the second factor before an action that needs it fresh. */
export function StepUpDialog({ onProven, onGiveUp }: { onProven: () => void; onGiveUp: () => void }) {
  const { visitor, refresh } = useVisitor();
  const t = useTexts();
  const [kind, setKind] = useState<CodeKind>('authenticator');
  const [refused, setRefused] = useState<string>();
  const isBackup = kind === 'backup';
  const hasBackupCodes = visitor?.kind === 'member' && (visitor.user.backupCodes?.remaining ?? 0) > 0;

  function end(refusal: ApiRefusal) {
    switch (meaningOf(refusal.body)) {
      case 'backup-code-only':
        setRefused(refusal.message);
        return setKind('backup');
      case 'used-up':
        // In a full session waiting helps, and the form tells how long.
        return;
      default:
        onGiveUp();
        return void refresh();
    }
  }

  return (
    <Dialog
      open
      onClose={onGiveUp}
      title={t('stepUp.title')}
      description={t(isBackup ? 'stepUp.backupLead' : 'stepUp.lead')}
    >
      <div className="form">
        {refused && <Notice tone="warning">{refused}</Notice>}
        <CodeForm
          key={kind}
          kind={kind}
          submitsItself
          takesFocus
          send={(code) => call(routes.stepUp, isBackup ? { backupCode: code } : { code })}
          onAccepted={onProven}
          onOver={end}
          cancel={<Button onClick={onGiveUp}>{t('shell.cancel')}</Button>}
        />
        {hasBackupCodes && (
          <div>
            <Button kind="quiet" onClick={() => setKind(isBackup ? 'authenticator' : 'backup')}>
              {t(isBackup ? 'secondStep.useAuthenticator' : 'secondStep.useBackupCode')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
