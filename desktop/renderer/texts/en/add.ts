/** Looking for codes, and checking what was found. */
export const found = {
  none: 'No code found {{place}}',
  some_one: '{{count}} code found {{place}}',
  some_other: '{{count}} codes found {{place}}',
  right: 'Is this right?',
  place: {
    screens_one: 'on {{count}} screen',
    screens_other: 'on {{count}} screens',
    region: 'in the region',
    file: 'in {{name}}',
    files_one: 'in {{count}} file',
    files_other: 'in {{count}} files',
    folder: 'in {{name}}',
    clipboard: 'in the clipboard',
    camera: 'by the camera',
    pasted: 'in the pasted text',
    typed: 'in the key you typed',
  },
  nothingSaved: 'Nothing was saved.',
  noKey_one: 'It holds no key to sign in with, so there is nothing to add.',
  noKey_other: 'None of them holds a key to sign in with, so there is nothing to add.',
  check_one: 'Check it, then add. Nothing is saved yet.',
  check_other: 'Check them, then add. Nothing is saved yet.',
  list: 'Found',
  chosen: '{{count}} will be added',
  add_one: 'Add {{count}} account',
  add_other: 'Add {{count}} accounts',
  again: {
    screens: 'Scan again',
    region: 'Draw again',
    image: 'Open another image',
    pictures: 'Open an image',
    clipboard: 'Look at the clipboard again',
    camera: 'Look through the camera again',
    watch: 'Scan again',
    folder: 'Go on watching',
    'key-uri': 'Change the text',
    typed: 'Change the key',
  },
  showNext: 'Show the next code of the export; what has been read so far is kept.',
  watch: 'Keep watching the screens',
  stopWatching: 'Stop watching',
  intoView:
    'Bring the page with the QR code into view, whole and not covered by another window, and make it larger if it is tiny. Then scan again.',
  wholePicture: 'The whole QR code must be in the picture, with a little white around it, and sharp.',
  otherWays: 'Or add the account another way:',
  drawRegion: 'Draw a region',
  openImage: 'Open image…',
  lookAtClipboard: 'Look at the clipboard',
  useCamera: 'Use the camera',
  type: 'Type it in',
  looking: 'Looking for QR codes…',
  lookingFound_one: '{{count}} code so far; still looking…',
  lookingFound_other: '{{count}} codes so far; still looking…',
  stop: 'Stop',
  counter: 'counter-based',
  digits: '{{count}} digits',
  period: 'every {{count}} s',
} as const;

export const paste = {
  title: 'Paste a key URI',
  text: 'The text inside an enrolment QR code, which begins with otpauth://.',
  label: 'Key URI',
  noun: 'key URI',
  hint: 'It holds a secret, so it is hidden here. Clear it from where you copied it when you are done.',
  empty: 'Paste the key URI here first; it begins with otpauth://.',
  check: 'Check the text',
} as const;

export const typed = {
  title: 'Type it in',
  text: 'Sites show the key beside the QR code, often under “Can’t scan?”.',
  key: 'Key',
  keyHint: 'Letters A to Z and digits 2 to 7. Spaces and capitals do not matter.',
  advanced: 'Advanced: only where the site says so',
  check: 'Check the key',
} as const;

/** Over the window while files are held above it, and over each display while a region is drawn. */
export const hints = {
  drop: 'Drop pictures or PDFs to read their codes',
  draw: 'Draw around the code. Escape leaves.',
} as const;

export const camera = {
  title: 'Hold the code in front of the camera',
  stays: 'Pictures are looked at on this computer and not kept.',
  picture: 'What the camera sees',
  opening: 'The camera is being opened…',
  advice:
    'Hold the whole code still, about half as large as the picture. A code on a phone is easier to read when its screen is bright.',
  which: 'Camera',
  unnamed: 'Camera {{number}}',
  again: 'Try again',
  none: 'No camera was found. Connect one and try again, or open a picture of the code.',
  refused:
    'The system does not let Countersign use the camera. Allow it in the system’s privacy settings, then try again.',
  busy: 'The camera gives no picture. Close other programs that use it, then try again.',
  gone: 'The camera is gone. Connect it and try again.',
  failed: 'The camera could not be opened. Try again, or open a picture of the code.',
} as const;

export const folder = {
  watched: 'Each new picture in “{{name}}” is read.',
  read_one: 'Each new picture in “{{name}}” is read: {{count}} so far.',
  read_other: 'Each new picture in “{{name}}” is read: {{count}} so far.',
  stop: 'Stop watching',
} as const;
