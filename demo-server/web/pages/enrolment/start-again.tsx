import { Button, Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../page.tsx';
import { Steps } from './steps.tsx';

export interface StartAgainProps {
  title: string;
  why: string;
  onAgain: () => void;
  onCancel: () => Promise<void>;
}

/** The key can no longer be confirmed: the way to a new one. */
export function StartAgain({ title, why, onAgain, onCancel }: StartAgainProps) {
  return (
    <Page title={title} above={<Steps current={2} />}>
      <Notice tone="warning">
        {why} If your authenticator has the old key already, remove it there: its codes will not be accepted.
      </Notice>
      <div className="form__foot">
        <Button onClick={() => void onCancel()}>Cancel</Button>
        <Button kind="primary" onClick={onAgain}>
          Make a new key
        </Button>
      </div>
    </Page>
  );
}
