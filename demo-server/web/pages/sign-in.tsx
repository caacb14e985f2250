import type { FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { Button, Card, Notice, PassphraseField, TextField } from '../../../shared/ui/index.ts';
import { routes } from '../../contract/index.ts';
import { wantedIn } from '../access.ts';
import { Page } from '../page.tsx';
import { textOf } from '../text-of.ts';
import { useSubmission } from '../use-submission.ts';
import { useVisitor } from '../visitor.tsx';

export function SignInPage() {
  const { visitor, become, refresh } = useVisitor();
  const { state } = useLocation();
  const { busy, faults, form, submit } = useSubmission(routes.signInEmail);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const reply = await submit({ email: textOf(data, 'email'), password: textOf(data, 'password') });
    if (!reply) return;
    if ('user' in reply) become({ kind: 'member', user: reply.user });
    // The server knows until when the second step can be taken.
    else await refresh();
  }

  return (
    <Page title="Sign in" focus="first-field">
      {visitor?.kind === 'nobody' && visitor.because === 'session-ended' && (
        <Notice tone="warning">Your session has ended. Sign in to go on.</Notice>
      )}
      {visitor?.kind === 'nobody' && !visitor.because && wantedIn(state) && (
        <Notice>Sign in to see that page.</Notice>
      )}
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void signIn(event)}>
          {faults.form && <Notice tone="error">{faults.form}</Notice>}
          <TextField
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="email"
            error={faults.fields.email}
          />
          <PassphraseField
            label="Password"
            noun="password"
            name="password"
            autoComplete="current-password"
            error={faults.fields.password}
          />
          <Button kind="primary" type="submit" busy={busy}>
            Sign in
          </Button>
        </form>
      </Card>
      <p className="page__other">
        You are new here?{' '}
        <Link to="/sign-up" state={state}>
          Sign up
        </Link>
      </p>
    </Page>
  );
}
