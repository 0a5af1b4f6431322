import { act } from './app/act/act.ts';

process.exitCode = await act(process.env);
