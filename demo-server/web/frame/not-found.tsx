import { Link } from 'react-router';
import { useVisitor } from '../session/visitor.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { Page } from './page.tsx';

export function NotFoundPage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  const isMember = visitor?.kind === 'member';
  return (
    <Page title={t('frame.notFound')} lead={t('frame.notFoundLead')}>
      <p>
        <Link className="cs-button cs-button--primary" to={isMember ? '/account' : '/'}>
          {t(isMember ? 'frame.toAccount' : 'frame.toStart')}
        </Link>
      </p>
    </Page>
  );
}
