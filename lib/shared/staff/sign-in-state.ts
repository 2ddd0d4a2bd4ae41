/** What a form of the entrance may show; each is a key of entrance.json. */
export type EntranceProblem =
  | 'wrong'
  | 'wrongCode'
  | 'wrongPasskey'
  | 'tooMany'
  | 'crossSite'
  | 'singleSignOn'
  | 'unexpected';

/** What a form of the entrance shows after an attempt. */
export type SignInState = {
  email: string;
  problem?: EntranceProblem;
  errorId?: string | undefined;
};
