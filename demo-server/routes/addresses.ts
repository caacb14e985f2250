import type { Run } from '../actions/run.ts';
import { addAddress, listAddresses, makeAddressPrimary, removeAddress } from '../addresses/addresses.ts';
import { sendVerification, verifyAddress } from '../addresses/verify-address.ts';
import { routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import { offeredIn } from './offered.ts';
import { presentAddress } from './present.ts';

/** Routes for an account's email addresses and their verification. */
export function addressRoutes(mount: MountRoute, run: Run): void {
  mount(routes.listAddresses).reply(async ({ session }) => ({
    addresses: (await run(listAddresses, session)).map(presentAddress),
  }));

  mount(routes.addAddress).reply(async ({ body, session, occasion }) => {
    const { password, email } = body;
    const asked = { password, email, offered: offeredIn(body) };
    return { address: presentAddress(await run(addAddress, session, asked, occasion)) };
  });

  mount(routes.removeAddress).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const { password, id } = body;
      const asked = { password, id, offered: offeredIn(body) };
      setSessionCookie(await run(removeAddress, session, asked, occasion));
      clearDeviceCookie();
      return { status: true };
    },
  );

  mount(routes.makeAddressPrimary).reply(
    async ({ body, session, occasion, setSessionCookie, clearDeviceCookie }) => {
      const { password, id } = body;
      const asked = { password, id, offered: offeredIn(body) };
      const started = await run(makeAddressPrimary, session, asked, occasion);
      if (started) {
        setSessionCookie(started);
        clearDeviceCookie();
      }
      return { status: true };
    },
  );

  mount(routes.sendVerification).reply(async ({ body, session, occasion }) => {
    await run(sendVerification, session, body.email, occasion);
    return { status: true };
  });

  mount(routes.verifyAddress).reply(async ({ body, session, occasion, setSessionCookie }) => {
    const started = await run(verifyAddress, body, session, occasion);
    if (started) setSessionCookie(started);
    return { status: true };
  });
}
