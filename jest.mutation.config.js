import base from './jest.config.js';

/**
 * The tests that can kill a mutant of a pure file. The rest would run for hours and kill no more.
 */
export default {
  ...base,
  // The base leaves out Stryker's sandbox, which is where these run. Properties are left out,
  // because random input makes the score random, and loading fast-check doubles the time of a
  // mutant.
  testPathIgnorePatterns: ['/node_modules/', '-properties\\.test\\.ts$'],
  testMatch: [
    '<rootDir>/__tests__/gate/**/*.test.ts',
    '<rootDir>/__tests__/expect/**/*.test.ts',
    '<rootDir>/__tests__/probes/*/judge*.test.ts',
    // These judges are pinned by answers of real servers as much as by tables.
    '<rootDir>/__tests__/probes/{health,version}/*.test.ts',
    '<rootDir>/__tests__/probes/http/{collect,flow,redirect}.test.ts',
    '<rootDir>/__tests__/contract/registry.test.ts',
  ],
};
