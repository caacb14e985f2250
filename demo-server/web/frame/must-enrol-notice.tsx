import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import { Notice, useFromNow } from '../../../shared/ui/index.ts';
import type { User } from '../../contract/index.ts';
import { mustEnrolBy } from '../session/access.ts';
import { currentLocale } from '../texts/translator.ts';
import { useTexts } from '../texts/use-texts.ts';
import { formatTimeSpan } from '../time/time-span.ts';

/** Tells users who must set up a second factor how much time is left. */
export function MustEnrolNotice({ user }: { user: User }) {
  const t = useTexts();
  const by = mustEnrolBy(user);
  const left = useFromNow((now) => (now < by ? formatTimeSpan(by - now, currentLocale()) : ''));
  if (!user.mustEnrol || left === '') return null;
  return (
    <Notice tone="warning" title={t('policy.mustEnrol.byTitle')}>
      <Trans
        t={t}
        i18nKey="policy.mustEnrol.by"
        values={{ left }}
        components={{ timer: <span role="timer" className="expires-in" /> }}
      />{' '}
      <Link to="/account/two-factor">{t('policy.mustEnrol.setUp')}</Link>
    </Notice>
  );
}
