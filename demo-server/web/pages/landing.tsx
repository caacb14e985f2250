import { Link } from 'react-router';
import { Notice } from '../../../shared/ui/index.ts';
import { Page } from '../page.tsx';
import { useVisitor } from '../visitor.tsx';
import { CodePicture } from './code-picture.tsx';
import './landing.css';

export function LandingPage() {
  const { visitor } = useVisitor();
  return (
    <Page title="The other half of a second factor" wide>
      {visitor?.kind === 'nobody' && visitor.because === 'signed-out' && (
        <Notice tone="success">You are signed out.</Notice>
      )}
      <div className="landing">
        <div className="landing__text">
          <p>
            Your authenticator knows a key and shows a new code every 30 seconds; this site knows the same key
            and checks it.
          </p>
          <p>
            Sign up, turn on two-factor authentication, and scan the QR code with Countersign or any other
            authenticator.
          </p>
          <p>From then on your password alone is not enough to sign in.</p>
          <div className="landing__ways">
            <Link className="cs-button cs-button--primary" to="/sign-up">
              Sign up
            </Link>
            <Link className="cs-button cs-button--secondary" to="/sign-in">
              Sign in
            </Link>
          </div>
        </div>
        <CodePicture />
      </div>
    </Page>
  );
}
