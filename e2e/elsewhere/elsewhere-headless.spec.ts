/** The kit on another site: the same test without Electron. */

import { test } from '../kit/index.ts';
import { enrolAndSignIn } from './story.ts';

test.use({ authenticatorKind: 'headless' });

test('enrols and signs in on better-auth, without the app', ({ page, authenticator }) =>
  enrolAndSignIn(page, authenticator));
