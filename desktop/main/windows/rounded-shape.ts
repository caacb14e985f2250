/** The shape of a window with round corners. macOS and Windows round windows themselves, and Linux does not. */

/** As in desktop/renderer/palette/palette.css. */
export const CORNER = 12;

/** Returns the rectangles that make up a window with round corners, in density-independent pixels from its top left. */
export function roundedShape(
  width: number,
  height: number,
  radius = CORNER,
): { x: number; y: number; width: number; height: number }[] {
  const corner = Math.max(0, Math.min(radius, Math.floor(width / 2), Math.floor(height / 2)));
  const rows = Array.from({ length: corner }, (_, y) => {
    // The middle of the row decides, so that the corner is as near to a circle as whole pixels are.
    const inset = Math.round(corner - Math.sqrt(corner ** 2 - (corner - y - 0.5) ** 2));
    return { x: inset, y, width: width - inset * 2, height: 1 };
  });
  const middle = { x: 0, y: corner, width, height: height - corner * 2 };
  const below = rows.map((row) => ({ ...row, y: height - 1 - row.y }));
  return [...rows, ...(middle.height > 0 ? [middle] : []), ...below];
}
