import { Link } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../page.tsx';
import { Steps } from './steps.tsx';

/** Step 4: what has changed, and what happens next time. */
export function Done() {
  return (
    <Page title="Two-factor authentication is on" above={<Steps current={4} />}>
      <Notice tone="success" title="Your authenticator and this site agree.">
        Next time you sign in, you are asked for your password, and then for the code your authenticator
        shows.
      </Notice>
      <ul className="done__notes">
        <li>Each code works once. The one you have just typed is used up.</li>
        <li>Everywhere else you were signed in, you are signed out now.</li>
        <li>Keep the key in your authenticator: without it you cannot sign in to this account.</li>
      </ul>
      <div className="form__foot">
        <Link className="cs-button cs-button--primary" to="/account">
          Go to your account
        </Link>
      </div>
    </Page>
  );
}
