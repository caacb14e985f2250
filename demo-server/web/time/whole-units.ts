/** A length of time in minutes, for sentences. The lengths of the contract are in milliseconds. */
export function minutesIn(ms: number): number {
  return ms / 60_000;
}

/** A length of time in days, for sentences. */
export function daysIn(ms: number): number {
  return ms / 86_400_000;
}
