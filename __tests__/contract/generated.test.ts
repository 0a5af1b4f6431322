import { describe, expect, it } from '@jest/globals';
import { renderGeneratedFiles } from '../../scripts/generated-files.ts';
import { ROOT, readSource } from './sources.ts';

describe('generated files', () => {
  it('are what their generator makes: `npm run build` writes them', async () => {
    const files = await renderGeneratedFiles(ROOT);
    const paths = [...files.keys()];
    expect(paths).toEqual(
      expect.arrayContaining(['README.md', 'dist/plan.schema.json', 'src/probes/http/README.md']),
    );
    expect(paths.filter((path) => readSource(path) !== files.get(path))).toEqual([]);
  });
});
