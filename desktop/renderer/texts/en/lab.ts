/** How a code is made, shown in the app. */
export const lab = {
  menu: 'How this code is made',
  title: 'How a code is made',
  demo: 'This is a demo account. Its key is the public test key of RFC 4226. The function that makes its codes also makes yours.',
  useOwn: 'Use {{name}} instead',
  ownText:
    'Every value is shown, including the key. Anyone who sees the key can make codes for {{name}} forever.',
  own: 'This is {{name}}. The demo account comes back in {{seconds}} s.',
  backToDemo: 'Go back to the demo account',
  over: 'The key of {{name}} is hidden again.',
} as const;
