import { fileURLToPath } from 'node:url';

const rootFile = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The program of the operator's commands, and the condition that picks the server's own modules. */
export const OPERATOR_FILE = rootFile('lib/server/operator/main.ts');
export const SERVER_CONDITION = '--conditions=react-server';

/**
 * Node.js arguments for running an operator command: TypeScript as is, with the server's own modules.
 *
 * @param {string} folder where relative paths on the command line start
 * @param {string[]} args the command line
 */
export function operatorProgram(folder, args) {
  return [SERVER_CONDITION, '--import', import.meta.resolve('tsx'), OPERATOR_FILE, folder, ...args];
}
