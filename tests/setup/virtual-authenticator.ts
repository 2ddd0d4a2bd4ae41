import type { Page } from '@playwright/test';

export type VirtualAuthenticator = {
  /** Whether the person is verified (PIN, face, finger) when it is used. */
  setVerified(isVerified: boolean): Promise<void>;
  countPasskeys(): Promise<number>;
};

/** Gives the page's browser an authenticator that verifies its user and stores passkeys, like a phone's. */
export async function addVirtualAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    setVerified: async (isVerified) => {
      await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: isVerified });
    },
    countPasskeys: async () => (await devTools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  };
}
