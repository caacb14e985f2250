import type { AuthenticationResponseJSON } from '@simplewebauthn/browser';
import type { ReactNode } from 'react';
import type { ApiRefusal } from '../api/api.ts';
import { CodeForm } from '../forms/code-form.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { SentCodeForm } from './sent-code-form.tsx';
import type { Way } from './way.ts';

/** Sends a proof to the server, which checks it. */
export interface Judge<Reply> {
  code: (way: Exclude<Way, 'passkey'>, code: string) => Promise<Reply>;
  passkey: (response: AuthenticationResponseJSON) => Promise<Reply>;
}

export interface ProofFormProps<Reply> {
  way: Way;
  judge: Judge<Reply>;
  onAccepted: (reply: Reply) => void;
  /** Runs when no more attempts are possible, or only after a wait. The refusal says why. */
  onOver: (refusal: ApiRefusal) => void;
  lockedUntil?: number | undefined;
  takesFocus?: boolean;
  children?: ReactNode;
  cancel: ReactNode;
}

/** Asks for a proof of the second factor in the chosen way. */
export function ProofForm<Reply>({ way, judge, ...rest }: ProofFormProps<Reply>) {
  const code = (typed: string) => judge.code(way === 'passkey' ? 'backup' : way, typed);
  switch (way) {
    case 'passkey':
      return <PasskeyForm {...rest} send={judge.passkey} />;
    case 'sms':
    case 'email':
      return <SentCodeForm {...rest} method={way} submitsItself send={code} />;
    case 'totp':
      return <CodeForm {...rest} kind="authenticator" submitsItself send={code} />;
    case 'backup':
      return <CodeForm {...rest} kind="backup" submitsItself send={code} />;
  }
}
