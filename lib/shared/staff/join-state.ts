import type { EntranceProblem } from './sign-in-state';

/** What the form shows someone who came by a link, after an attempt. The values are keys in entrance.json. */
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
