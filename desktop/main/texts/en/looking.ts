/** Looking for codes: where they were, and what could not be looked at. */

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
  othersNotShared:
    'Only the screen you chose was looked at. To look at another one, scan again and choose that.',
  thisScreenNotCaptured: 'This screen could not be captured.',
  emptyClipboard: 'The clipboard holds no picture and no text.',
  noCode: (file: string) => `No QR code was found in “${file}”.`,
  inPlace: (place: string, sentence: string) => `${place}: ${sentence}`,
  inFile: (file: string, sentence: string) => `“${file}”: ${sentence}`,
  mostFiles: (most: number) => `Only the first ${most} files were read.`,
  stoppedScreens: 'You stopped the search, so not every screen was looked at.',
  stoppedFiles: (left: number) =>
    left === 1
      ? 'You stopped the search, so one file was not read.'
      : `You stopped the search, so ${left} files were not read.`,
  failed: 'The picture could not be searched for codes.',
  broke: 'The search for codes stopped unexpectedly. Try again.',
  stopped: 'The search for codes was stopped.',
  tooLong: 'The search for codes took too long and was stopped.',
  open: 'Open pictures with QR codes',
  read: 'Read codes',
  pictures: 'Pictures and documents',
  allFiles: 'All files',
  chooseFolder: 'Choose a folder to watch for pictures',
  watch: 'Watch',
  folderLost: (name: string) => `“${name}” is gone or cannot be read any more, so it is not watched.`,
};

/** Why a file, or a part of it, was not read. */
export const pictureFile = {
  cutShort: (name: string) =>
    `“${name}” is cut short: part of its picture is missing, and no code is in the rest.`,
  noSize: (name: string, width: number, height: number) =>
    `“${name}” has no size: it is ${width} × ${height} pixels.`,
  tooManyPixels: (name: string, megapixels: number, most: number) =>
    `“${name}” has ${megapixels} megapixels; ${most} is the most that is read. Cut out the part with the code and open that.`,
  noPicture: (name: string) =>
    `“${name}” is not a picture. Choose a PNG, JPEG, WebP, GIF, BMP or SVG file, or a PDF.`,
  folder: (name: string) => `“${name}” is a folder, not a picture.`,
  noFile: (name: string) => `“${name}” is not a file.`,
  tooLarge: (name: string, megabytes: number, most: number) =>
    `“${name}” is ${megabytes} MB large; ${most} MB is the most that is read.`,
  empty: (name: string) => `“${name}” is empty: there is no picture in it.`,
  gone: (name: string) => `“${name}” is not there.`,
  noPermission: (name: string) => `“${name}” cannot be read. Check its permissions.`,
  unreadable: (name: string) => `“${name}” could not be read from the disk.`,
  damaged: (name: string) => `“${name}” is damaged: its picture cannot be decoded.`,
  drawingDamaged: (name: string) =>
    `“${name}” is an SVG drawing that cannot be read: it is cut short or damaged.`,
  locked: (name: string) =>
    `“${name}” is protected by a password. Open it in a PDF viewer and scan the screen instead.`,
  pdfDamaged: (name: string) => `“${name}” is a PDF that cannot be read: it is cut short or damaged.`,
  firstPages: (name: string, read: number, of: number) =>
    `“${name}” has ${of} pages; the first ${read} were read.`,
};

export const camera = {
  macAccess:
    'macOS does not let Countersign use the camera yet. Allow it under System Settings, Privacy & Security, Camera, then try again.',
};
