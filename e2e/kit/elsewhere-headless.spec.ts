/** The kit on a site we did not write: no Electron, the same test. */
import { enrolAndSignIn } from './elsewhere/story.ts';
import { test } from './index.ts';

test.use({ authenticatorKind: 'headless' });

test('enrols and signs in on better-auth, without the app', ({ page, authenticator }) =>
  enrolAndSignIn(page, authenticator));
