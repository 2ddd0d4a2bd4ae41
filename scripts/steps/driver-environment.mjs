import { resolve } from 'node:path';

/** What the compiler reads first; it says why. A path from the folder of the project. */
export const DRIVER_FIX = 'scripts/steps/driver-fix.h';

/** The environment in which the database driver is compiled, where no compiled one can be fetched. */
export const driverEnvironment = () => ({
  CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -include "${resolve(DRIVER_FIX)}"`.trim(),
});
