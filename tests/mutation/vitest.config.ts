import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { QUICK_PROJECTS } from '../../scripts/steps/checks.mjs';
import everything from '../../vitest.config';

// Not through Stryker's own `testFiles` option: with it, mutants in code that runs once, at module load, never become
// active.
const only = process.env.MUTATION_TESTS?.split(',');

const projects = (everything.test?.projects ?? []).flatMap((project) => {
  if (typeof project !== 'object' || !('test' in project) || !project.test) return [];
  const { name, include = [] } = project.test;
  // Only these may kill a mutant.
  if (!QUICK_PROJECTS.includes(String(name))) return [];
  const chosen = only?.filter((pattern) => include.some((own) => pattern.startsWith(own.replace(/\*.*$/, ''))));
  return [{ ...project, test: { ...project.test, isolate: true, include: chosen ?? include } }];
});

/** Most mutants die at the first test that reaches them. By default Vitest runs the longest file first. */
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
