import { Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { Wait } from '../../time/wait.tsx';
import { GiveUp } from './give-up.tsx';

/** Says why this sign-in cannot continue, and leads back to its start. */
export function SignInAgain({ why, lockedUntil }: { why: string; lockedUntil?: number | undefined }) {
  const t = useTexts();
  return (
    <Page title={t('secondStep.ended')}>
      <Notice tone="warning">
        {why} {lockedUntil !== undefined && <Wait until={lockedUntil} />}
      </Notice>
      <div className="form__foot">
        <GiveUp label={t('secondStep.backToSignIn')} />
      </div>
    </Page>
  );
}
