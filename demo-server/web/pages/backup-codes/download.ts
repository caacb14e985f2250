/** Makes the browser download a file that was made in the page. */
export function downloadFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // After the click, the download no longer needs the URL.
  setTimeout(() => URL.revokeObjectURL(address));
}
