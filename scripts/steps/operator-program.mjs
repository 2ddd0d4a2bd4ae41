import { fileURLToPath } from 'node:url';

const rootFile = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * Node.js arguments for running an operator command: TypeScript as is, with the server's own modules.
 *
 * @param {string} folder where relative paths on the command line start
 * @param {string[]} args the command line
 */
export function operatorProgram(folder, args) {
  return [
    '--conditions=react-server',
    '--import',
    import.meta.resolve('tsx'),
    rootFile('lib/server/operator/main.ts'),
    folder,
    ...args,
  ];
}
