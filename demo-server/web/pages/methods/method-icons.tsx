import { Fingerprint, Mail, MessageSquareText, Smartphone } from 'lucide-react';

/** An icon for each method, always next to its name. */
export const METHOD_ICONS = {
  passkey: <Fingerprint aria-hidden="true" />,
  totp: <Smartphone aria-hidden="true" />,
  sms: <MessageSquareText aria-hidden="true" />,
  email: <Mail aria-hidden="true" />,
} as const;
