import { isCanvasHonest } from '../canvas/canvas-honesty';
import { isInAppBrowser } from './in-app-browser';

/**
 * Why there is no live picture. `insecure`: no HTTPS. `in-app`: the page is shown inside another app that denies it the
 * camera. `unsupported`: the browser is too old. `canvas-dishonest`: what is taken could not be sent.
 */
export type CameraProblem =
  | 'denied'
  | 'none'
  | 'in-use'
  | 'insecure'
  | 'in-app'
  | 'unsupported'
  | 'canvas-dishonest'
  | 'unknown';

export type CameraOpening = { ok: true; stream: MediaStream } | { ok: false; problem: CameraProblem };

/** The browser gets as close to this as it can: 4K if the camera supports it. */
const FINEST = { width: { ideal: 4096 }, height: { ideal: 2160 } };
/** For cameras that claim to do more than they can, and browsers that cannot draw a larger picture. */
const FULL_HD = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/** Which camera, and how large its picture may be. */
export type CameraWish = {
  /** One of listCameraIds; undefined: the rear one. */
  deviceId?: string | undefined;
  /** After a picture in the finest size was black. */
  isFullHd?: boolean;
};

/** From the best fit to anything at all: phones refuse what their cameras cannot do exactly. */
function listConstraints({ deviceId, isFullHd }: CameraWish): MediaTrackConstraints[] {
  const sizes = isFullHd ? [FULL_HD] : [FINEST, FULL_HD];
  const chosen = deviceId ? [{ deviceId: { exact: deviceId }, ...sizes[0] }] : [];
  const rear = { facingMode: { ideal: 'environment' } };
  return [...chosen, ...sizes.map((size) => ({ ...rear, ...size })), rear, {}];
}

const PROBLEM_OF_ERROR: Record<string, CameraProblem> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

const problemOf = (error: unknown): CameraProblem =>
  (error instanceof Error && PROBLEM_OF_ERROR[error.name]) || 'unknown';

/** Apps report their own refusal as any of several errors; a camera in use is the only one they do not cause. */
const isAppsDoing = (problem: CameraProblem) => problem !== 'in-use' && isInAppBrowser(navigator.userAgent);

/** What, if anything, rules out the camera before the person is asked. */
export async function findCameraObstacle(): Promise<CameraProblem | undefined> {
  if (!window.isSecureContext) return 'insecure';
  if (typeof navigator.mediaDevices?.getUserMedia === 'function') {
    return (await isCanvasHonest()) ? undefined : 'canvas-dishonest';
  }
  return isInAppBrowser(navigator.userAgent) ? 'in-app' : 'unsupported';
}

/** Stops every track, which turns off the camera's light. */
export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/**
 * Requests a live picture: from the camera wished for, else the rear one, else any.
 *
 * @param signal ends the wait; permission granted after that opens nothing
 * @throws the signal's reason when it is aborted
 */
export async function openCamera(wish: CameraWish, signal: AbortSignal): Promise<CameraOpening> {
  const obstacle = await findCameraObstacle();
  if (obstacle) return { ok: false, problem: obstacle };
  let problem: CameraProblem = 'unknown';
  for (const video of listConstraints(wish)) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
      if (signal.aborted) stopCamera(stream);
      else return { ok: true, stream };
    } catch (error) {
      problem = problemOf(error);
    }
    signal.throwIfAborted();
    if (problem === 'denied') break;
  }
  return { ok: false, problem: isAppsDoing(problem) ? 'in-app' : problem };
}

/** The device ids of all cameras; only complete once a camera has been opened. */
export async function listCameraIds(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === 'videoinput').map((device) => device.deviceId);
}
