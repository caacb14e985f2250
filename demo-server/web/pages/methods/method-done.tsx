import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useTexts } from '../../texts/use-texts.ts';

/** Says that a method is on, what that means, and what to do next. */
export function MethodDone({ title, children }: { title: string; children: ReactNode }) {
  const t = useTexts();
  return (
    <Page title={title}>
      <Notice tone="success">{children}</Notice>
      <ul className="done__notes">
        <li>{t('enrolment.elsewhere')}</li>
        <li>{t('methods.lead')}</li>
      </ul>
      <div className="form__foot">
        <Link className="cs-button cs-button--primary" to="/account/methods">
          {t('methods.title')}
        </Link>
      </div>
    </Page>
  );
}
