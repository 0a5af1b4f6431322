import { describe, expect, it } from '@jest/globals';
import { parseLogCommands } from './log-commands.ts';

// The facts of the runner's own tests: ActionCommandL0.cs and ActionCommandManagerL0.cs, 2.336.0.
describe('a log', () => {
  it.each<[string, string, string, Readonly<Record<string, string>>]>([
    ['::error k1=v1,::msg', 'error', 'msg', { k1: 'v1' }],
    ['::error::', 'error', '', {}],
    ['   ::error k1=v1::msg', 'error', 'msg', { k1: 'v1' }],
    ['::error k1=,k2=,::', 'error', '', {}],
    [
      '::error k1=;=%2C=%0D=%0A=]=%3A,::;-%0D-%0A-]-:-,',
      'error',
      ';-\r-\n-]-:-,',
      { k1: ';=,=\r=\n=]=:' },
    ],
    ['::error k1=%252C=%250A=%253A::%250D', 'error', '%0D', { k1: '%2C=%0A=%3A' }],
    ['##[error k1=v1;]msg', 'error', 'msg', { k1: 'v1' }],
    ['>>>   ##[error k1=v1;]msg', 'error', 'msg', { k1: 'v1' }],
    ['##[error k1=%3B=%0D=%5D;]%3B-%0A', 'error', ';-\n', { k1: ';=\r=]' }],
    ['::WARNING::msg', 'warning', 'msg', {}],
    ['::nobody::##[error]msg', 'error', 'msg', {}],
  ])('obeys %j', (line, name, data, properties) => {
    expect(parseLogCommands(line)).toEqual([{ name, properties, data }]);
  });

  it.each([
    '>>> ::error::msg',
    '::nobody::msg',
    '::error:msg',
    ': :error::msg',
    '##[nobody]msg',
    '#[error]x',
  ])('prints %j', (line) => {
    expect(parseLogCommands(line)).toEqual([]);
  });

  it('is not obeyed between the tokens of stop-commands', () => {
    const log = '::stop-commands::Token\n::error::a\n::stop-commands::other\n::token::\n::error::b';
    expect(parseLogCommands(log).map(({ data }) => data)).toEqual(['b']);
  });

  it.each(['', 'error', 'pause-logging'])('fails the step at the stop token %j', (token) => {
    expect(() => parseLogCommands(`::stop-commands::${token}`)).toThrow('refuses');
  });

  it('ends its lines as the runner does', () => {
    const log = 'a\r::error::1\n::error::2\r\n::error::3';
    expect(parseLogCommands(log).map(({ data }) => data)).toEqual(['1', '2', '3']);
  });
});
