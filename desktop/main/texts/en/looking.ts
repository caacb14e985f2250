/** Scanning for codes: their places, and what could not be scanned. */

export const place = {
  screen: (number: number) => `Screen ${number}`,
  sharedScreen: 'Shared screen',
  region: 'Region',
  clipboard: 'Clipboard',
  camera: 'Camera',
  pastedText: 'Pasted text',
  pasted: 'the pasted text',
  typed: 'the key you typed',
  page: (number: number) => `, page ${number}`,
  top: 'top',
  bottom: 'bottom',
  left: 'left',
  right: 'right',
  centre: 'centre',
};

export const look = {
  screenNotCaptured: (name: string) => `${name} could not be captured.`,
  othersNotShared: 'Only the screen you chose was scanned. To scan another one, scan again and choose that.',
  thisScreenNotCaptured: 'This screen could not be captured.',
  emptyClipboard: 'The clipboard contains no image and no text.',
  noCode: (file: string) => `No QR code was found in “${file}”.`,
  inPlace: (place: string, sentence: string) => `${place}: ${sentence}`,
  inFile: (file: string, sentence: string) => `“${file}”: ${sentence}`,
  mostFiles: (most: number, left: number) =>
    `Countersign reads ${most} files at a time. The last ${left} were not read: open them in a second step.`,
  stoppedScreens: 'You stopped the search, so some screens were not scanned.',
  stoppedFiles: (left: number) =>
    left === 1
      ? 'You stopped the search, so one file was not read.'
      : `You stopped the search, so ${left} files were not read.`,
  failed: 'The image could not be searched for codes.',
  broke: 'The search for codes stopped unexpectedly. Try again.',
  stopped: 'The search for codes was stopped.',
  tooLong: 'The search for codes took too long and was stopped.',
  open: 'Open images with QR codes',
  read: 'Read codes',
  pictures: 'Images and documents',
  allFiles: 'All files',
  chooseFolder: 'Choose a folder to watch for images',
  watch: 'Watch',
  folderLost: (name: string) =>
    `“${name}” is gone or can no longer be read, so Countersign stopped watching it.`,
};

/** What was left out of a text. */
export const text = {
  tooLong: (most: number) =>
    `The text is longer than ${most} characters, so the rest was not read. Read it in a second step.`,
  stopped: (lines: number) => `You stopped, so only the first ${lines} lines were read.`,
  tooMany: (most: number, left: number) =>
    `Countersign reviews ${most} keys at a time. The last ${left} were left out: read them in a second step.`,
  leftOut: (count: number, lines: readonly number[]) =>
    count === 1
      ? `One line without a key was left out: line ${lines[0]}.`
      : `${count} lines without a key were left out: lines ${
          count > lines.length
            ? `${lines.join(', ')} and more`
            : `${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`
        }.`,
};

/** Why a file or a part of it was not read. */
export const pictureFile = {
  cutShort: (name: string) =>
    `“${name}” is incomplete: part of the image is missing, and the rest contains no code.`,
  noSize: (name: string, width: number, height: number) =>
    `“${name}” has no size: it is ${width} × ${height} pixels.`,
  tooManyPixels: (name: string, megapixels: number, most: number) =>
    `“${name}” has ${megapixels} megapixels. The maximum is ${most}. Crop the image to the code and open that.`,
  noPicture: (name: string) =>
    `“${name}” is not an image. Choose a PNG, JPEG, WebP, GIF, BMP or SVG file, or a PDF.`,
  folder: (name: string) => `“${name}” is a folder, not an image.`,
  noFile: (name: string) => `“${name}” is not a file.`,
  tooLarge: (name: string, megabytes: number, most: number) =>
    `“${name}” is ${megabytes} MB large. The maximum is ${most} MB.`,
  empty: (name: string) => `“${name}” is empty, so it contains no image.`,
  gone: (name: string) => `“${name}” was not found.`,
  noPermission: (name: string) => `“${name}” cannot be read. Check its permissions.`,
  unreadable: (name: string) => `“${name}” could not be read from the disk.`,
  damaged: (name: string) => `“${name}” is damaged, so its image cannot be read.`,
  drawingDamaged: (name: string) =>
    `“${name}” is an SVG image that cannot be read: it is incomplete or damaged.`,
  locked: (name: string) =>
    `“${name}” is protected by a password. Open it in a PDF viewer and scan the screen instead.`,
  pdfDamaged: (name: string) => `“${name}” is a PDF that cannot be read: it is incomplete or damaged.`,
  firstPages: (name: string, read: number, of: number) =>
    `“${name}” has ${of} pages. Only the first ${read} were read.`,
};

export const camera = {
  macAccess:
    'macOS does not let Countersign use the camera yet. Allow it in System Settings, under Privacy & Security, Camera. Then try again.',
};
