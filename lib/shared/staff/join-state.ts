import type { EntranceProblem } from './sign-in-state';

/** What the form of somebody who came by a link shows after an attempt. The values are keys of entrance.json. */
export type JoinState = {
  name: string;
  email: string;
  fields: {
    name?: 'required' | 'tooLong';
    email?: 'required' | 'invalid';
    password?: 'tooShort' | 'tooLong' | 'common' | 'personal';
  };
  problem?: EntranceProblem;
  errorId?: string | undefined;
};
