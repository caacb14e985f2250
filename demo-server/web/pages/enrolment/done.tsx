import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import type { EnrolmentPurpose } from './purpose.ts';
import { Steps } from './steps.tsx';

const TITLES = {
  first: 'enrolment.doneTitle',
  another: 'enrolment.addedTitle',
  replace: 'enrolment.replacedTitle',
} as const satisfies Record<EnrolmentPurpose, string>;

/** Step 5: explains what has changed, and how to sign in next time. */
export function Done({ purpose }: { purpose: EnrolmentPurpose }) {
  const t = useTexts();
  return (
    <Page title={t(TITLES[purpose])} above={<Steps current={5} />}>
      <Notice tone="success" title={t('enrolment.agree')}>
        {t('enrolment.nextTime')}
      </Notice>
      <ul className="done__notes">
        <li>{t('enrolment.once')}</li>
        {purpose === 'replace' && <li>{t('enrolment.oldKey')}</li>}
        <li>{t('enrolment.elsewhere')}</li>
        <li>
          {t('enrolment.withoutIt')} <Link to="/account/recovery">{t('recovery.settingsTitle')}</Link>
        </li>
      </ul>
      <div className="form__foot">
        <Link className="cs-button cs-button--primary" to="/account">
          {t('frame.toAccount')}
        </Link>
      </div>
    </Page>
  );
}
