/** What a sign-in form may show; each is a key in entrance.json. */
export type EntranceProblem =
  | 'wrong'
  | 'wrongCode'
  | 'wrongPasskey'
  | 'tooMany'
  | 'crossSite'
  | 'singleSignOn'
  | 'unexpected';

/** What a sign-in form shows after an attempt. */
export type SignInState = {
  email: string;
  problem?: EntranceProblem;
  errorId?: string | undefined;
};
