import type { Parts } from '../trial/adapter.ts';
import { setBearer } from './bearer.ts';
import { fakeClock } from './fake-clock.ts';
import { hiddenFields, lastHiddenFields, submit } from './forms.ts';
import { addressOfClient, textIn, textsIn } from './reading.ts';
import { followed, redirectOf } from './redirects.ts';

/** What an adapter's `start` gets. */
export const parts: Parts = {
  textIn,
  textsIn,
  addressOfClient,
  setBearer,
  hiddenFields,
  lastHiddenFields,
  submit,
  redirectOf,
  followed,
  fakeClock,
};
