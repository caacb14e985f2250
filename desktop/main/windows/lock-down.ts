/** The limits of every page, even a compromised one: no other addresses, windows, permissions or network. */
import type { Session, WebContents, WebPreferences } from 'electron';
import { HOST, SCHEME } from './app-scheme.ts';

/**
 * Returns the preferences of every window. `lock-down.test.ts` checks that no window has others.
 *
 * @param preload absolute path of the window's preload script
 * @param developing whether to allow the developer tools; only in an unpackaged app
 */
export function safeWebPreferences(preload: string, developing: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // On Linux the spell checker downloads its dictionaries.
    spellcheck: false,
    devTools: developing,
  };
}

/** Whether a URL is one of the app's own pages. */
export function isOwnPage(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${SCHEME}:` && host === HOST;
  } catch {
    return false;
  }
}

/** Keeps a page in the app: no navigation or redirect to another site, no new window, no webview. */
export function pinNavigation(contents: WebContents): void {
  const refuseForeign = (event: Electron.Event<{ url: string }>) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // The content security policy does not cover WebRTC. Without a proxy, this setting leaves it no connection.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Refuses every permission: camera, microphone, location, notifications, devices. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
}

/** Electron's details of a permission request or check for a camera or a microphone. */
export interface MediaAsked {
  isMainFrame: boolean;
  requestingUrl?: string | undefined;
  /** A request has `mediaTypes`, a check has `mediaType`. */
  mediaTypes?: readonly string[] | undefined;
  mediaType?: string | undefined;
}

/**
 * Allows the camera for one page, until {@link denyPermissions} is called again: pictures without sound, in its main
 * frame only. All other permissions stay refused.
 */
export function allowCamera(session: Session, page: WebContents): void {
  const allows = (contents: WebContents | null, permission: string, asked: MediaAsked) =>
    contents === page && isForCamera(permission, asked);
  session.setPermissionRequestHandler((contents, permission, decide, details) =>
    decide(allows(contents, permission, details)),
  );
  session.setPermissionCheckHandler((contents, permission, _origin, details) =>
    allows(contents, permission, details),
  );
}

export function isForCamera(permission: string, asked: MediaAsked): boolean {
  const kinds = asked.mediaTypes ?? [asked.mediaType];
  return (
    permission === 'media' &&
    asked.isMainFrame &&
    isOwnPage(asked.requestingUrl ?? '') &&
    kinds.length === 1 &&
    kinds[0] === 'video'
  );
}

/** Allows screen sharing for the pages of one session. All other permissions stay refused. */
export function allowSharedScreen(session: Session): void {
  denyPermissions(session);
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isForSharedScreen(permission, details)),
  );
  session.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    isForSharedScreen(permission, details),
  );
}

/** Whether a request is for a screen. Electron has no kind for it: it is media without camera or microphone. */
export function isForSharedScreen(permission: string, asked: MediaAsked): boolean {
  return (
    permission === 'media' &&
    asked.isMainFrame &&
    isOwnPage(asked.requestingUrl ?? '') &&
    (asked.mediaTypes ?? []).length === 0 &&
    asked.mediaType === undefined
  );
}

/** Schemes without a network: the app's own, data inside a page, and the developer tools. */
const LOCAL_SCHEMES = new Set([`${SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** Cancels every network request before it is sent. */
export function turnNetworkOff(session: Session): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isLocal(details.url) });
  });
}

export function isLocal(url: string): boolean {
  try {
    return LOCAL_SCHEMES.has(new URL(url).protocol);
  } catch {
    return false;
  }
}

/**
 * Turns the spell checker off. On Linux and Windows a session downloads dictionaries, past every request handler and
 * even if no page checks spelling. Without languages there is no download. Call it for each new session.
 */
export function turnSpellCheckerOff(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}
