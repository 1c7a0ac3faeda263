import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What takes longest, the longest first: begun last it would keep one place busy after the other has done. */
const LONGEST = [
  'overlay',
  'background-kills',
  'write',
  'recognise',
  'incident',
  'phrases',
  'background-polling',
  'practice',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/browser/${name}.test.ts`));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** `unit` runs in Node (happy-dom where a file asks for it); `browser` drives real browsers. */
export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          // A worker for each file would take longer to start than most files take.
          isolate: false,
          // Nothing here waits for anything; on a busy machine what computes much takes its time.
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          environment: 'node',
          // Browsers wait more than they work: two files at a time are no slower each.
          maxWorkers: 2,
          // Nothing of one file is left to the next but the modules it has loaded.
          isolate: false,
          // A browser on a busy machine may be late once; what fails twice fails.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
