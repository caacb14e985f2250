import { useNavigate } from 'react-router';
import { Button, Dialog } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Explains that an action needs a second factor, which the account does not have, and offers to set one up. */
export function NeedsFactorDialog({ why, onClose }: { why: string; onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('stepUp.neededTitle')}
      description={why}
      footer={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button
            kind="primary"
            onClick={() => {
              onClose();
              void navigate('/account/two-factor');
            }}
          >
            {t('enrolment.turnOn')}
          </Button>
        </>
      }
    />
  );
}
