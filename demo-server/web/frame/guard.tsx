import { Navigate, Outlet, useLocation } from 'react-router';
import { Button, Notice } from '../../../shared/ui/index.ts';
import { type Audience, redirectFor, wantedPathIn } from '../session/access.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { Page } from './page.tsx';

/** Shows its pages to their audience and redirects other visitors. */
export function Guard({ audience }: { audience: Audience }) {
  const { visitor, unreached, refresh } = useVisitor();
  const { pathname, state } = useLocation();
  const t = useTexts();

  if (!visitor) {
    if (unreached === undefined) return <p className="cs-visually-hidden">{t('frame.loading')}</p>;
    return (
      <Page title={t('frame.noAnswer')}>
        <Notice tone="error" action={<Button onClick={() => void refresh()}>{t('frame.tryAgain')}</Button>}>
          {unreached}
        </Notice>
      </Page>
    );
  }
  const redirect = redirectFor(audience, visitor, pathname, wantedPathIn(state));
  if (redirect) return <Navigate replace to={redirect.to} state={{ wanted: redirect.wanted }} />;
  return <Outlet />;
}
