import { describe, expect, it } from '@jest/globals';
import { ProbeError } from '../../src/domain/errors.ts';
import { createTargetTool } from '../../src/toolbox/target.ts';

describe('target', () => {
  it.each([
    ['https://crm.example', '/health', 'https://crm.example/health'],
    ['https://crm.example/', 'health', 'https://crm.example/health'],
    ['https://crm.example:8443', '', 'https://crm.example:8443/'],
    ['https://crm.example', '/a?b=c?d#e#f', 'https://crm.example/a?b=c?d#e#f'],
    ['https://host.example/crm', '/health', 'https://host.example/crm/health'],
    ['https://host.example/crm/', '/', 'https://host.example/crm/'],
    ['https://host.example/crm', '', 'https://host.example/crm'],
    ['https://crm.example', '//evil.example/x', 'https://crm.example/evil.example/x'],
    ['https://crm.example', '\\\\evil.example', 'https://crm.example/evil.example'],
    ['https://crm.example', '@evil.example', 'https://crm.example/@evil.example'],
    ['https://crm.example', 'javascript:x', 'https://crm.example/javascript:x'],
    ['https://crm.example', 'https://other.example/y', 'https://other.example/y'],
    ['https://crm.example', 'wss://crm.example/live', 'wss://crm.example/live'],
  ])('from %s to %s is %s', (url, path, expected) => {
    expect(createTargetTool('production', url).resolve(path)).toBe(expected);
  });

  it('takes an absolute URL where the environment has none', () => {
    const tool = createTargetTool('local');
    expect('url' in tool).toBe(false);
    expect(tool.resolve('http://127.0.0.1:8080/x')).toBe('http://127.0.0.1:8080/x');
  });

  it.each([
    [undefined, '/health', 'The environment staging has no URL to start from.'],
    ['crm.example', '/health', 'environments.staging.url is no valid URL.'],
    ['https://crm.example', 'http://[', 'The address is no valid URL.'],
  ])('of %j and %j refuses with a config error', (url, path, message) => {
    const tool = createTargetTool('staging', url);
    expect(() => tool.resolve(path)).toThrow(new ProbeError('config', message));
    try {
      tool.resolve(path);
    } catch (error) {
      expect((error as ProbeError).reason).toBe('config');
    }
  });
});
