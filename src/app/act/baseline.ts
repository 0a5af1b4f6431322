import type { ReadBaseline } from './approvals.ts';

export const readBaseline: ReadBaseline = async () => undefined;
