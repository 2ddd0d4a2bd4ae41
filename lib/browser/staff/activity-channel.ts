const CHANNEL_NAME = 'portal-staff-activity';

export type ActivityChannel = {
  /** Tells the other tabs when someone was active here, in epoch milliseconds. */
  tell(activeAt: number): void;
  close(): void;
};

/** Connects the console's tabs in this browser, which share a session: each hears that someone is active in another. */
export function openActivityChannel(onActivity: (activeAt: number) => void): ActivityChannel {
  const channel = new BroadcastChannel(CHANNEL_NAME);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'number') onActivity(data);
  };
  return { tell: (activeAt) => channel.postMessage(activeAt), close: () => channel.close() };
}
