import { useNavigate } from 'react-router';
import { Button, Dialog } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';

/** An action needs a second factor and the account has none: why, and the way to one. */
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
