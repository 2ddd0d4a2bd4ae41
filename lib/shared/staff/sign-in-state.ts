/** What a form of the entrance shows after an attempt. `problem` is a key of entrance.json. */
export type SignInState = {
  email: string;
  problem?: 'wrong' | 'wrongCode' | 'wrongPasskey' | 'tooMany' | 'crossSite' | 'singleSignOn';
};
