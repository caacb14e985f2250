/**
 * Returns one spelling per address, so that `Ann@Example.com` and `ann@example.com ` are one account. All in lower
 * case: RFC 5321 §2.4 allows local parts that differ by case, but no mail host in use makes that difference.
 */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
