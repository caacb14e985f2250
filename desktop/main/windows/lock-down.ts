/** What a page may not do, whatever happens to it: go elsewhere, open windows, ask for permissions, use a network. */
import type { Session, WebContents, WebPreferences } from 'electron';
import { HOST, SCHEME } from './app-scheme.ts';

/**
 * What every window of the app is made with; `lock-down.test.ts` holds that none is made otherwise.
 *
 * @param preload absolute path of the window's preload script
 * @param developing whether the developer tools are of use: in an unpackaged app only
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
    // On Linux the spell checker fetches its dictionaries from the network.
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

/** Pins a page to the app: no foreign navigation, no redirect, no window, no webview. */
export function pinNavigation(contents: WebContents): void {
  const refuseForeign = (event: Electron.Event<{ url: string }>) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // WebRTC answers to no content security policy; without a proxy this leaves it no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Camera, microphone, location, notifications, devices: every request is refused. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
}

/** What Electron tells of a request for a camera or a microphone, or of a question whether there would be one. */
export interface MediaAsked {
  isMainFrame: boolean;
  requestingUrl?: string | undefined;
  /** A request names every kind it wants, a question one. */
  mediaTypes?: readonly string[] | undefined;
  mediaType?: string | undefined;
}

/**
 * Opens the camera to one page, until {@link denyPermissions} is called again: pictures, no sound, in its main frame,
 * and nothing else that the app refuses.
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

/** Opens a screen that the person shares to the pages of one session: that, and nothing else that the app refuses. */
export function allowSharedScreen(session: Session): void {
  denyPermissions(session);
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isForSharedScreen(permission, details)),
  );
  session.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    isForSharedScreen(permission, details),
  );
}

/** A screen has no kind of its own: it is asked for as media that is neither a camera's nor a microphone's. */
export function isForSharedScreen(permission: string, asked: MediaAsked): boolean {
  return (
    permission === 'media' &&
    asked.isMainFrame &&
    isOwnPage(asked.requestingUrl ?? '') &&
    (asked.mediaTypes ?? []).length === 0 &&
    asked.mediaType === undefined
  );
}

/** Schemes that stay inside the machine: the app's own, what a page holds itself, and the developer tools. */
const LOCAL_SCHEMES = new Set([`${SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** Nothing is sent anywhere: every request that is not for the app itself is cancelled before it leaves. */
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
 * On Linux and Windows a session fetches dictionaries of its own accord, past every request handler and even where no
 * page checks spelling: without languages there is nothing to fetch. Call it as each session is made.
 */
export function turnSpellCheckerOff(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}
