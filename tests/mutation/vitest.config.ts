import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
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

/** Most mutants die at the first test that meets them. By itself Vitest runs the longest file first. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return (await super.sort(files)).reverse();
  }
}

export default defineConfig({
  test: {
    projects: projects.filter(({ test }) => test.include.length > 0),
    sequence: { sequencer: QuickestFirst },
  },
});
