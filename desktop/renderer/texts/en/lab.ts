/** How a code is made, shown in the app. */
export const lab = {
  menu: 'How this code is made',
  title: 'How a code is made',
  demo: 'This is a demo account with the test key of RFC 4226, which everybody knows. It is made with the same function as yours.',
  useOwn: 'Use {{name}} instead',
  ownText: 'Every value is shown, the key included. Whoever sees it can make the codes of {{name}} for ever.',
  own: 'This is {{name}}. The demo account comes back in {{seconds}} s.',
  backToDemo: 'Go back to the demo account',
  over: 'The key of {{name}} is hidden again.',
} as const;
