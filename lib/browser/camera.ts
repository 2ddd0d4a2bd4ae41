/** Why there is no live picture. `insecure`: no HTTPS. `unsupported`: an in-app browser, or one too old. */
export type CameraProblem = 'denied' | 'none' | 'in-use' | 'insecure' | 'unsupported' | 'unknown';

export type CameraOpening = { ok: true; stream: MediaStream } | { ok: false; problem: CameraProblem };

const FULL_HD = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/** From what suits best to anything at all: phones refuse what their cameras cannot do exactly. */
function listConstraints(deviceId: string | undefined): MediaTrackConstraints[] {
  const chosen = deviceId ? [{ deviceId: { exact: deviceId }, ...FULL_HD }] : [];
  return [...chosen, { facingMode: { ideal: 'environment' }, ...FULL_HD }, { facingMode: 'environment' }, {}];
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

/** Stops every track, so that the camera's light goes out. */
export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/**
 * Asks for a live picture: the camera given, else the rear one, else any.
 *
 * @param signal ends the wait; permission given after that opens nothing
 * @throws the signal's reason when it is aborted
 */
export async function openCamera(deviceId: string | undefined, signal: AbortSignal): Promise<CameraOpening> {
  if (!window.isSecureContext) return { ok: false, problem: 'insecure' };
  if (!navigator.mediaDevices?.getUserMedia) return { ok: false, problem: 'unsupported' };
  let problem: CameraProblem = 'unknown';
  for (const video of listConstraints(deviceId)) {
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
  return { ok: false, problem };
}

/** The device ids of all cameras; complete only once a camera was opened. */
export async function listCameraIds(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === 'videoinput').map((device) => device.deviceId);
}
