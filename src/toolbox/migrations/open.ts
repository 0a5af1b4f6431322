import { openAlembic } from './alembic/tool.ts';
import { openCommand } from './command/tool.ts';
import type { MigrationTool } from './contract.ts';
import { openDjango } from './django/tool.ts';
import type { MigrationOptions } from './options.ts';
import { openPrisma } from './prisma/tool.ts';
import { openRails } from './rails/tool.ts';
import type { MigrationTools, ProgramContext } from './run-program.ts';

/** The tool that the options name. Runs nothing yet. */
export function openMigrations(
  options: MigrationOptions,
  tools: MigrationTools,
  signal: AbortSignal,
): MigrationTool {
  const context: ProgramContext = { options, tools, signal };
  switch (options.adapter) {
    case 'flask-migrate':
    case 'alembic':
      return openAlembic(context);
    case 'django':
      return openDjango(context);
    case 'rails':
      return openRails(context);
    case 'prisma':
      return openPrisma(context);
    case 'command':
      return openCommand(context);
  }
}
