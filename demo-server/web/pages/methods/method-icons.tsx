import { Fingerprint, Mail, MessageSquareText, Smartphone } from 'lucide-react';

/** A picture of each method, always beside its name. */
export const METHOD_ICONS = {
  passkey: <Fingerprint aria-hidden="true" />,
  totp: <Smartphone aria-hidden="true" />,
  sms: <MessageSquareText aria-hidden="true" />,
  email: <Mail aria-hidden="true" />,
} as const;
