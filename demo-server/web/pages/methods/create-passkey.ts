import {
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import type { ReplyOf, routes } from '../../../contract/index.ts';
import { NoAnswer } from '../../api/api.ts';
import { translate } from '../../texts/translator.ts';

/**
 * Asks the browser to create a passkey.
 *
 * @throws NoAnswer with a sentence if none was created
 */
export function createPasskey(
  options: ReplyOf<typeof routes.beginPasskeyRegistration>,
): Promise<RegistrationResponseJSON> {
  return startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  }).catch((error: unknown) => {
    const hasOne =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    throw new NoAnswer(translate(hasOne ? 'passkeys.hasOne' : 'passkeys.notCreated'));
  });
}
