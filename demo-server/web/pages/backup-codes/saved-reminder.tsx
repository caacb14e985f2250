import { Link } from 'react-router';
import { Button, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { focusHeading } from '../../frame/page.tsx';
import { useVisitor } from '../../session/visitor.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Shown until the user confirms that the backup codes are saved. */
export function SavedReminder() {
  const { refresh } = useVisitor();
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.acknowledgeBackupCodes);

  async function acknowledge() {
    if (!(await run(() => call(routes.acknowledgeBackupCodes)))) return;
    await refresh();
    focusHeading();
  }

  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      <Notice
        tone="warning"
        title={t('backupCodes.reminderTitle')}
        action={
          <div className="buttons">
            <Button busy={busy} onClick={() => void acknowledge()}>
              {t('backupCodes.reminderSaved')}
            </Button>
            <Link className="cs-button cs-button--secondary" to="/account/backup-codes">
              {t('backupCodes.makeButton')}
            </Link>
          </div>
        }
      >
        {t('backupCodes.reminder')}
      </Notice>
    </>
  );
}
