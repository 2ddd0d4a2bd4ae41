import { defineConfig } from 'vitest/config';
import everything from '../../vitest.config';

/** What may kill a mutant: the unit and the contract tests. The crash test takes minutes and starts processes of its own. */
const KILLERS = ['unit', 'contract'];

// Not by Stryker's own option `testFiles`: with it, mutants of what runs once, when a module loads, never come into force.
const only = process.env.MUTATION_TESTS?.split(',');

const projects = (everything.test?.projects ?? []).flatMap((project) => {
  if (typeof project !== 'object' || !('test' in project) || !project.test) return [];
  const { name, include = [] } = project.test;
  if (!KILLERS.includes(String(name))) return [];
  const chosen = only?.filter((pattern) => include.some((own) => pattern.startsWith(own.replace(/\*.*$/, ''))));
  return [{ ...project, test: { ...project.test, include: chosen ?? include } }];
});

export default defineConfig({ test: { projects: projects.filter(({ test }) => test.include.length > 0) } });
