/** The kit on a site we did not write: the real app reads the screen that the browser is on. */

import { test } from '../kit/index.ts';
import { enrolAndSignIn } from './story.ts';

test.use({ authenticatorKind: 'desktop' });

test('enrols and signs in on better-auth, through the screen', ({ page, authenticator }) =>
  enrolAndSignIn(page, authenticator));
