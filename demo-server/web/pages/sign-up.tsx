import type { FormEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { Button, Card, Notice, PassphraseField, TextField } from '../../../shared/ui/index.ts';
import { MIN_PASSWORD_LENGTH, routes } from '../../contract/index.ts';
import { newPasswordFault } from '../form-faults.ts';
import { Page } from '../page.tsx';
import { textOf } from '../text-of.ts';
import { useSubmission } from '../use-submission.ts';
import { useVisitor } from '../visitor.tsx';

export function SignUpPage() {
  const { become } = useVisitor();
  const { state } = useLocation();
  const { busy, faults, form, submit } = useSubmission(routes.signUpEmail);

  async function signUp(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const password = textOf(data, 'password');
    const fault = newPasswordFault(password);
    const reply = await submit(
      { name: textOf(data, 'name'), email: textOf(data, 'email'), password },
      fault ? { password: fault } : {},
    );
    if (reply) become({ kind: 'member', user: reply.user });
  }

  return (
    <Page title="Create your account" focus="first-field">
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void signUp(event)}>
          {faults.form && <Notice tone="error">{faults.form}</Notice>}
          <TextField label="Name" name="name" autoComplete="name" dir="auto" error={faults.fields.name} />
          <TextField
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="email"
            error={faults.fields.email}
            hint="It is not checked, and nothing is sent to it."
          />
          <PassphraseField
            label="Password"
            noun="password"
            name="password"
            autoComplete="new-password"
            error={faults.fields.password}
            hint={`At least ${MIN_PASSWORD_LENGTH} characters. A sentence is easier to remember than a puzzle.`}
          />
          <Button kind="primary" type="submit" busy={busy}>
            Create account
          </Button>
        </form>
      </Card>
      <p className="page__other">
        You have an account?{' '}
        <Link to="/sign-in" state={state}>
          Sign in
        </Link>
      </p>
    </Page>
  );
}
