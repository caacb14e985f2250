import { Navigate } from 'react-router';
import { useVisitor } from '../../session/visitor.tsx';
import { RequestRecoveryPage } from './request-page.tsx';
import { WaysPage } from './ways-page.tsx';

/** Opened by "I can't use any of these". The ways back depend on whether the user has entered the password. */
export function RecoveryPage() {
  const { visitor } = useVisitor();
  switch (visitor?.kind) {
    case 'member':
      return <Navigate replace to="/account/recovery" />;
    case 'awaits-link':
      return <Navigate replace to="/second-step" />;
    case 'pending':
      return <WaysPage />;
    default:
      return <RequestRecoveryPage />;
  }
}
