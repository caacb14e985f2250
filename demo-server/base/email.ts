/**
 * One spelling per address, so that `Ann@Example.com` and `ann@example.com ` are one account. Lower case throughout:
 * RFC 5321 §2.4 lets the local part differ by case, and no mail host in use makes it so.
 */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
