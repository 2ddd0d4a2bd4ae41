import { fileURLToPath } from 'node:url';

const rootFile = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * What Node.js is given to run an operator command: TypeScript as it stands, with the server's own modules.
 *
 * @param {string} folder where relative paths of the command line start
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
