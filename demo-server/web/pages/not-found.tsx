import { Link } from 'react-router';
import { Page } from '../page.tsx';
import { useVisitor } from '../visitor.tsx';

export function NotFoundPage() {
  const { visitor } = useVisitor();
  const isMember = visitor?.kind === 'member';
  return (
    <Page title="There is no such page" lead="The address may be mistyped, or the page has moved.">
      <p>
        <Link className="cs-button cs-button--primary" to={isMember ? '/account' : '/'}>
          {isMember ? 'Go to your account' : 'Go to the start'}
        </Link>
      </p>
    </Page>
  );
}
