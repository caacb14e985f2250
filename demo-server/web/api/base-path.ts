/** Returns the path under which the server has this site, such as `/2fa`; empty at the top of its host. */
export function basePath(): string {
  const content = document.querySelector<HTMLMetaElement>('meta[name="countersign-base"]')?.content ?? '';
  // Vite's own server inserts nothing.
  return content.startsWith('/') ? content : '';
}
