/** Small calculations for benchmarks. */

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Returns a quantile, interpolated between two values. @param share 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return round(low + (high - low) * (at - Math.floor(at)));
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function print(line: object): void {
  console.log(JSON.stringify(line));
}
