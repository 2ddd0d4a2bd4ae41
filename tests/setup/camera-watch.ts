import type { Page } from '@playwright/test';

/**
 * Keeps every track that the page opens, so that a test can check that they are stopped. Call before the page loads.
 */
export async function watchCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { openedTracks: tracks });
    const open = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
    if (!open) return;
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** The states of all tracks ever opened: `live` or `ended`. */
export function listTrackStates(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (window as unknown as { openedTracks: MediaStreamTrack[] }).openedTracks.map((track) => track.readyState),
  );
}

/** The device id of the last camera opened. */
export function findOpenDevice(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () => (window as unknown as { openedTracks: MediaStreamTrack[] }).openedTracks.at(-1)?.getSettings().deviceId,
  );
}

/** Names cameras by their labels: they keep their ids over a reload, as in all browsers but Chromium's headless shell. */
export async function keepCameraIds(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const list = devices.enumerateDevices.bind(devices);
    const open = devices.getUserMedia.bind(devices);
    const findSettings = MediaStreamTrack.prototype.getSettings;
    MediaStreamTrack.prototype.getSettings = function () {
      return { ...findSettings.call(this), deviceId: this.label };
    };
    devices.enumerateDevices = async () =>
      (await list()).map(({ kind, label, groupId }) => ({ kind, label, groupId, deviceId: label }) as MediaDeviceInfo);
    devices.getUserMedia = async (constraints) => {
      const video = constraints?.video;
      if (typeof video !== 'object' || typeof video.deviceId !== 'object') return open(constraints);
      const { exact } = video.deviceId as { exact: string };
      const deviceId = (await list()).find(({ label }) => label === exact)?.deviceId ?? exact;
      return open({ ...constraints, video: { ...video, deviceId: { exact: deviceId } } });
    };
  });
}
