import { type Caption, drawElement, type Picture } from './draw-svg.ts';

export type PictureKind = 'svg' | 'png';

/** Pixels of a PNG for each CSS pixel, so that it is sharp on paper. */
const SCALE = 2;

/**
 * Saves a figure as a file, as it is shown now.
 *
 * @param name of the file, without an ending
 * @throws Error if the browser cannot make the picture
 */
export async function savePicture(
  element: HTMLElement,
  kind: PictureKind,
  name: string,
  caption: Caption,
): Promise<void> {
  const { PICTURE_FONTS } = await import('./picture-fonts.ts');
  const picture = drawElement(element, { ...caption, style: PICTURE_FONTS });
  const file = kind === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await pngOf(picture);
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.${kind}`;
  link.click();
  // The browser has begun to read the file by then, also on a slow computer.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser made no PNG.'))),
      'image/png',
    );
  });
}
