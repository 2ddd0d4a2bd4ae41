/** Nothing to prepare. Without this file the portal's own would be found in the folder above. */
export function register() {}
