import { useCallback, useEffect, useState } from 'react';
import {
  type CameraProblem,
  type CameraWish,
  findCameraObstacle,
  listCameraIds,
  openCamera,
  stopCamera,
} from '@/lib/browser/camera/camera';
import { keepFocusing } from '@/lib/browser/camera/camera-features';
import { needsCameraExplanation, rememberCameraExplained } from '@/lib/browser/camera/camera-permission';
import { findRememberedCamera, rememberCamera } from '@/lib/browser/camera/remembered-camera';
import { useIsPageVisible } from '../../ui/use-page-visibility';

/**
 * `explain`: the browser is about to ask for the camera, and the person does not know why yet.
 * `ended`: the camera was unplugged, or taken over, while it was on.
 */
export type CameraState =
  | { kind: 'explain' }
  | { kind: 'starting' }
  | { kind: 'live'; stream: MediaStream; cameraIds: string[] }
  | { kind: 'problem'; problem: CameraProblem | 'ended' };

const deviceIdOf = (stream: MediaStream) => stream.getVideoTracks()[0]?.getSettings().deviceId;

/** The live camera while it is wanted and the page is visible; off at all other times. */
export function useCamera(isWanted: boolean) {
  const [state, setState] = useState<CameraState>({ kind: 'starting' });
  const [request, setRequest] = useState<CameraWish & { isExplained: boolean }>(() => ({
    deviceId: findRememberedCamera(),
    isExplained: false,
  }));
  const isPageVisible = useIsPageVisible();

  useEffect(() => {
    if (!isWanted || !isPageVisible) return;
    const waiting = new AbortController();
    let openStream: MediaStream | undefined;

    const start = async () => {
      setState({ kind: 'starting' });
      if (!request.isExplained && !(await findCameraObstacle()) && (await needsCameraExplanation())) {
        if (!waiting.signal.aborted) setState({ kind: 'explain' });
        return;
      }
      waiting.signal.throwIfAborted();
      const opening = await openCamera(request, waiting.signal);
      if (!opening.ok) return setState({ kind: 'problem', problem: opening.problem });
      openStream = opening.stream;
      const onEnded = () => setState({ kind: 'problem', problem: 'ended' });
      for (const track of openStream.getTracks()) track.addEventListener('ended', onEnded);
      // Not awaited: some drivers never answer.
      void keepFocusing(openStream);
      setState({ kind: 'live', stream: openStream, cameraIds: [] });
      const cameraIds = await listCameraIds();
      setState((current) => (current.kind === 'live' ? { ...current, cameraIds } : current));
    };

    start().catch(() => {
      if (!waiting.signal.aborted) setState({ kind: 'problem', problem: 'unknown' });
    });
    return () => {
      waiting.abort();
      setState({ kind: 'starting' });
      if (openStream) stopCamera(openStream);
    };
  }, [request, isWanted, isPageVisible]);

  const goOn = useCallback(() => {
    rememberCameraExplained();
    setRequest((current) => ({ ...current, isExplained: true }));
  }, []);

  const tryAgain = useCallback(() => setRequest((current) => ({ ...current })), []);

  /** Some browsers draw nothing of a picture that they show, where it is too large for them. */
  const trySmaller = useCallback(() => setRequest((current) => ({ ...current, isFullHd: true })), []);

  const switchCamera = useCallback(() => {
    if (state.kind !== 'live') return;
    const index = state.cameraIds.indexOf(deviceIdOf(state.stream) ?? '');
    const deviceId = state.cameraIds[(index + 1) % state.cameraIds.length];
    if (!deviceId) return;
    rememberCamera(deviceId);
    setRequest((current) => ({ ...current, deviceId, isExplained: true }));
  }, [state]);

  return { state, goOn, tryAgain, trySmaller, switchCamera };
}
