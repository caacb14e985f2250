import { Button, Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { Steps } from './steps.tsx';

export interface StartAgainProps {
  title: string;
  why: string;
  onAgain: () => void;
  onCancel: () => Promise<void>;
}

/** Says that the key can no longer be confirmed, and offers a new one. */
export function StartAgain({ title, why, onAgain, onCancel }: StartAgainProps) {
  const t = useTexts();
  return (
    <Page title={title} above={<Steps current={2} />}>
      <Notice tone="warning">{t('enrolment.removeOldKey', { why })}</Notice>
      <div className="form__foot">
        <Button onClick={() => void onCancel()}>{t('frame.cancel')}</Button>
        <Button kind="primary" onClick={onAgain}>
          {t('enrolment.newKey')}
        </Button>
      </div>
    </Page>
  );
}
