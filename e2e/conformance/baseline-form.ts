/** How a baseline looks, for people. */
export const FORM = '{"accepted":[{"id":"…","reason":"…"}]}';
