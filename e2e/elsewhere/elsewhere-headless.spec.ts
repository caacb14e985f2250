/** The kit on a site we did not write: no Electron, the same test. */

import { test } from '../kit/index.ts';
import { enrolAndSignIn } from './story.ts';

test.use({ authenticatorKind: 'headless' });

test('enrols and signs in on better-auth, without the app', ({ page, authenticator }) =>
  enrolAndSignIn(page, authenticator));
