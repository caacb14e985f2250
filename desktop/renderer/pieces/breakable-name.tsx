import { Fragment } from 'react';
import { partsOfName, withSoftHyphens } from './name-breaks.ts';

/** Shows a name that breaks at syllables and after the signs of an address if its line is too short. */
export function BreakableName({ name }: { name: string }) {
  return partsOfName(name).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity, and no state
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {withSoftHyphens(part)}
    </Fragment>
  ));
}
