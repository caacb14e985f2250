/** The kit on another site: the real app reads the browser's screen. */

import { test } from '../kit/index.ts';
import { enrolAndSignIn } from './story.ts';

test.use({ authenticatorKind: 'desktop' });

test('enrols and signs in on better-auth, through the screen', ({ page, authenticator }) =>
  enrolAndSignIn(page, authenticator));
