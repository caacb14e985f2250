import { Link } from 'react-router';
import { Page } from '../page.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { useVisitor } from '../visitor.tsx';

export function NotFoundPage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  const isMember = visitor?.kind === 'member';
  return (
    <Page title={t('entrance.notFound')} lead={t('entrance.notFoundLead')}>
      <p>
        <Link className="cs-button cs-button--primary" to={isMember ? '/account' : '/'}>
          {t(isMember ? 'entrance.toAccount' : 'entrance.toStart')}
        </Link>
      </p>
    </Page>
  );
}
