import { Button, Dialog, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import type { Person } from './person.ts';

export interface LiftDialogProps {
  person: Person;
  onClose: () => void;
  onDone: () => void;
}

/** Lifts the suspension of an account. */
export function LiftDialog({ person: { id: userId, name }, onClose, onDone }: LiftDialogProps) {
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.liftSuspension);

  async function lift() {
    if (await run(() => call(routes.liftSuspension, { userId }))) onDone();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.liftTitle', { name })}
      description={t('people.liftText', { name })}
    >
      <div className="form">
        {fault && <Notice tone="error">{fault}</Notice>}
        <div className="form__foot">
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" busy={busy} onClick={() => void lift()}>
            {t('people.lift')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
