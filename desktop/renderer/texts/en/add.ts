/** Searching for codes, and reviewing what was found. */
export const found = {
  none: 'No code found {{place}}',
  some_one: '{{count}} code found {{place}}',
  some_other: '{{count}} codes found {{place}}',
  right: 'Is this correct?',
  place: {
    screens_one: 'on {{count}} screen',
    screens_other: 'on {{count}} screens',
    region: 'in the region',
    file: 'in {{name}}',
    files_one: 'in {{count}} file',
    files_other: 'in {{count}} files',
    folder: 'in {{name}}',
    import: 'in {{name}} ({{app}})',
    clipboard: 'in the clipboard',
    camera: 'with the camera',
    pasted: 'in the pasted text',
    typed: 'in the key you typed',
  },
  nothingSaved: 'Nothing was saved.',
  noKey_one: 'It contains no key that can be added.',
  noKey_other: 'None of them contains a key that can be added.',
  check_one: 'Check it, then add it. Nothing is saved yet.',
  check_other: 'Check them, then add them. Nothing is saved yet.',
  list: 'Found',
  problems_one: '{{count}} problem',
  problems_other: '{{count}} problems',
  filter: 'Filter by name',
  shown_one: '{{shown}} of {{count}} account',
  shown_other: '{{shown}} of {{count}} accounts',
  chooseShown: 'Select these',
  leaveShown: 'Deselect these',
  chosen: '{{count}} will be added',
  add_one: 'Add {{count}} account',
  add_other: 'Add {{count}} accounts',
  again: {
    screens: 'Scan again',
    region: 'Draw again',
    image: 'Open another image',
    pictures: 'Open an image',
    clipboard: 'Read the clipboard again',
    camera: 'Use the camera again',
    watch: 'Scan again',
    import: 'Import another file',
    folder: 'Keep watching',
    'key-uri': 'Change the text',
    typed: 'Change the key',
  },
  showNext: 'Show the next code of the export. The codes read so far are kept.',
  watch: 'Keep watching the screens',
  stopWatching: 'Stop watching',
  intoView:
    'Bring the page with the QR code to the front. The whole code must be visible, with no window over it. If it is very small, zoom in. Then scan again.',
  wholePicture: 'The whole QR code must be in the image, sharp, with a white border around it.',
  otherWays: 'Or add the account another way:',
  drawRegion: 'Draw a region',
  openImage: 'Open image…',
  lookAtClipboard: 'Read the clipboard',
  useCamera: 'Use the camera',
  type: 'Type the key',
  giveName: 'Give it a name…',
  looking: 'Looking for QR codes…',
  lookingFound_one: '{{count}} code so far. Still looking…',
  lookingFound_other: '{{count}} codes so far. Still looking…',
  stop: 'Stop',
  counter: 'counter-based',
  digits: '{{count}} digits',
  period: 'every {{count}} s',
} as const;

export const paste = {
  title: 'Paste a key URI',
  text: 'A key URI is the text inside a QR code for two-factor authentication. It begins with otpauth://. A text around it and several at once are fine.',
  label: 'Key URI',
  noun: 'key URI',
  hint: 'It contains a secret, so it is hidden here. When you are done, delete it from where you copied it.',
  empty: 'Paste the key URI first. It begins with otpauth://.',
  check: 'Check the text',
} as const;

export const typed = {
  title: 'Type the key',
  text: 'Sites show the key next to the QR code, often under “Can’t scan?”.',
  key: 'Key',
  keyHint: 'Letters A to Z and digits 2 to 7. Spaces and capital letters make no difference.',
  keyHeld: 'Countersign already has the key it found. Leave this empty.',
  advanced: 'Advanced: change only if the site says so',
  check: 'Check the key',
} as const;

/** Shown over the window while files are dragged over it, and over each display while the user draws a region. */
export const hints = {
  drop: 'Drop images, PDFs, texts or exports of other apps',
  draw: 'Draw a box around the code. Press Escape to cancel.',
} as const;

export const camera = {
  title: 'Hold the code in front of the camera',
  stays: 'Images are read on this computer and are not kept.',
  picture: 'Camera view',
  opening: 'Opening the camera…',
  advice:
    'Hold the whole code still. It should be about half as large as the camera view. If it is on a phone, a bright screen helps.',
  which: 'Camera',
  unnamed: 'Camera {{number}}',
  again: 'Try again',
  none: 'No camera was found. Connect one and try again, or open an image of the code.',
  refused:
    'The system does not let Countersign use the camera. Allow it in the system’s privacy settings, then try again.',
  busy: 'The camera sends no image. Close other programs that use it, then try again.',
  gone: 'The camera was disconnected. Connect it and try again.',
  failed: 'The camera could not be opened. Try again, or open an image of the code.',
} as const;

export const folder = {
  watched: 'Countersign reads each new image in “{{name}}”.',
  read_one: 'Countersign reads each new image in “{{name}}”: {{count}} so far.',
  read_other: 'Countersign reads each new image in “{{name}}”: {{count}} so far.',
  stop: 'Stop watching',
} as const;
