/** Formats a step offset with its sign: −1, 0, +1. */
export function signed(offset: number): string {
  if (offset === 0) return '0';
  return offset > 0 ? `+${offset}` : `−${-offset}`;
}
