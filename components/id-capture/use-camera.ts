import { useCallback, useEffect, useState } from 'react';
import { type CameraProblem, listCameraIds, openCamera, stopCamera } from '@/lib/browser/camera';
import { findRememberedCamera, rememberCamera } from '@/lib/browser/remembered-camera';
import { useIsPageVisible } from './use-page-visibility';

/** `ended`: the camera was unplugged, or taken away, while it was on. */
export type CameraState =
  | { kind: 'starting' }
  | { kind: 'live'; stream: MediaStream; cameraIds: string[] }
  | { kind: 'problem'; problem: CameraProblem | 'ended' };

const deviceIdOf = (stream: MediaStream) => stream.getVideoTracks()[0]?.getSettings().deviceId;

/** The live camera while the component is there and the page in view; off in every other moment. */
export function useCamera() {
  const [state, setState] = useState<CameraState>({ kind: 'starting' });
  const [request, setRequest] = useState<{ deviceId: string | undefined }>(() => ({
    deviceId: findRememberedCamera(),
  }));
  const isPageVisible = useIsPageVisible();

  useEffect(() => {
    if (!isPageVisible) return;
    const waiting = new AbortController();
    let openStream: MediaStream | undefined;

    const start = async () => {
      setState({ kind: 'starting' });
      const opening = await openCamera(request.deviceId, waiting.signal);
      if (!opening.ok) return setState({ kind: 'problem', problem: opening.problem });
      openStream = opening.stream;
      const onEnded = () => setState({ kind: 'problem', problem: 'ended' });
      for (const track of openStream.getTracks()) track.addEventListener('ended', onEnded);
      setState({ kind: 'live', stream: openStream, cameraIds: [] });
      const cameraIds = await listCameraIds();
      setState((current) => (current.kind === 'live' ? { ...current, cameraIds } : current));
    };

    start().catch(() => {
      if (!waiting.signal.aborted) setState({ kind: 'problem', problem: 'unknown' });
    });
    return () => {
      waiting.abort();
      if (openStream) stopCamera(openStream);
    };
  }, [request, isPageVisible]);

  const tryAgain = useCallback(() => setRequest((current) => ({ ...current })), []);

  const switchCamera = useCallback(() => {
    if (state.kind !== 'live') return;
    const index = state.cameraIds.indexOf(deviceIdOf(state.stream) ?? '');
    const deviceId = state.cameraIds[(index + 1) % state.cameraIds.length];
    if (!deviceId) return;
    rememberCamera(deviceId);
    setRequest({ deviceId });
  }, [state]);

  return { state, tryAgain, switchCamera };
}
