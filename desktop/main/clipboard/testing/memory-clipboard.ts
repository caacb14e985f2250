import type { TextClipboard } from '../clipboard.ts';

/** A clipboard in memory for one text, asynchronous like current Electron's. Copying fills the selection, as on X11. */
export class MemoryClipboard implements TextClipboard {
  text = '';
  readonly selection = {
    text: '',
    readText: async () => this.selection.text,
    clear: async () => {
      this.selection.text = '';
    },
  };
  async writeText(text: string) {
    this.text = text;
    this.selection.text = text;
  }
  async readText() {
    return this.text;
  }
  async clear() {
    this.text = '';
  }
}
