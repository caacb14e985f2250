import { Navigate } from 'react-router';
import { useVisitor } from '../../session/visitor.tsx';
import { RequestRecoveryPage } from './request-page.tsx';
import { WaysPage } from './ways-page.tsx';

/** Where "I can't use any of these" leads: what there is depends on whether the password was right. */
export function RecoveryPage() {
  const { visitor } = useVisitor();
  switch (visitor?.kind) {
    case 'member':
      return <Navigate replace to="/account/recovery" />;
    case 'pending':
      return <WaysPage />;
    default:
      return <RequestRecoveryPage />;
  }
}
