/** What a person chooses of in the settings. No schema is here, so pages can read it, too. */
export const THEMES = ['system', 'light', 'dark'] as const;
export const LAYOUTS = ['cosy', 'compact', 'large'] as const;
