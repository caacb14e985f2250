import { addAddress, listAddresses, makeAddressPrimary, removeAddress } from '../addresses/addresses.ts';
import { sendVerification, verifyAddress } from '../addresses/verify-address.ts';
import { routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { presentAddress } from './present.ts';
import type { ServerParts } from './server-parts.ts';

/** The e-mail addresses of an account, and proving them. */
export function addressRoutes(mount: MountRoute, parts: ServerParts): void {
  mount(routes.listAddresses).reply(async ({ session }) => ({
    addresses: (await listAddresses(parts, session)).map(presentAddress),
  }));

  mount(routes.addAddress).reply(async ({ body, session, occasion }) => {
    const { password, email } = body;
    const asked = { password, email, offered: offeredIn(body) };
    return { address: presentAddress(await addAddress(parts, session, asked, occasion)) };
  });

  mount(routes.removeAddress).reply(async ({ body, session, occasion }) => {
    const { password, id } = body;
    await removeAddress(parts, session, { password, id, offered: offeredIn(body) }, occasion);
    return { status: true };
  });

  mount(routes.makeAddressPrimary).reply(async ({ body, session, occasion }) => {
    const { password, id } = body;
    await makeAddressPrimary(parts, session, { password, id, offered: offeredIn(body) }, occasion);
    return { status: true };
  });

  mount(routes.sendVerification).reply(async ({ body, session, occasion }) => {
    await sendVerification(parts, session, body.email, occasion);
    return { status: true };
  });

  mount(routes.verifyAddress).reply(async ({ body, occasion }) => {
    await verifyAddress(parts, body.token, occasion);
    return { status: true };
  });
}
