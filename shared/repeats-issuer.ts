/**
 * Returns whether a label begins with its issuer and a colon, in any letter case. The issuer may contain a colon itself,
 * so a label cannot simply be split at the first one.
 */
export function repeatsIssuer(label: string, issuer: string): boolean {
  return label.slice(0, issuer.length + 1).toLowerCase() === `${issuer.toLowerCase()}:`;
}
