/** The kit on a site we did not write: the real app reads the screen that the browser is on. */
import { enrolAndSignIn } from './elsewhere/story.ts';
import { test } from './index.ts';

test.use({ authenticatorKind: 'desktop' });

test('enrols and signs in on better-auth, through the screen', ({ page, authenticator }) =>
  enrolAndSignIn(page, authenticator));
