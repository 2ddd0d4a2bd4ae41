import { resolve } from 'node:path';

/** What the compiler reads first; the file itself says why. A path relative to the project folder. */
export const DRIVER_FIX = 'scripts/steps/driver-fix.h';

/** The environment for compiling the database driver, if no compiled one can be downloaded. */
export const driverEnvironment = () => ({
  CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -include "${resolve(DRIVER_FIX)}"`.trim(),
});
