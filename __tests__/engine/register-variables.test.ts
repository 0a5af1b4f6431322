import { describe, expect, it } from '@jest/globals';
import { createRedactor } from '../../src/engine/create-redactor.ts';
import { isHarmlessName, registerVariables } from '../../src/engine/register-variables.ts';

function isHidden(name: string, value: string, publicNames: readonly string[] = []): boolean {
  const redactor = createRedactor();
  registerVariables(redactor, { [name]: value }, publicNames);
  return redactor.redactText(`<${value}>`) !== `<${value}>`;
}

describe('registerVariables', () => {
  it.each([
    ['DATABASE_URL', 'postgres-crm-prod'],
    ['SENTRY_DSN', 'https://o1.ingest.example/42'],
    ['SLACK_WEBHOOK', 'https://hooks.example/services/T0/B0/xyz'],
    ['FEED', 'https://crm.example/feed?key=abcdef'],
    ['FEED', 'https://ana:abcdef@crm.example/feed'],
    ['NODE_AUTH_TOKEN', 'abcdefghij'],
    ['npm_config__authToken', 'abcdefghij'],
    ['GITHUB_APP_PRIVATE_KEY', 'abcdefghij'],
    ['API_KEY', '12345678901'],
    ['SIGNING_KEY', '/9j4AAQSkZJRgABAQ'],
    ['APP_NAME', 'customer-relations'],
    ['IMAGE_TOKEN', `sha256:${'a1'.repeat(32)}`],
    ['PASSED', `hunter2@sha256:${'a1'.repeat(31)}`],
  ])('hides %s=%s', (name, value) => {
    expect(isHidden(name, value)).toBe(true);
  });

  it.each([
    ['PATH', '/usr/local/bin:/usr/bin'],
    ['HOME', '/home/runner'],
    ['GITHUB_SHA', 'a'.repeat(40)],
    ['GITHUB_REPOSITORY', 'acme/customer-relations'],
    ['RUNNER_OS', 'Linux-and-more'],
    ['NODE_ENV', 'production'],
    ['LC_ALL', 'en_GB.UTF-8'],
    ['JAVA_HOME_21_X64', '/usr/lib/jvm/temurin'],
    ['BUILD_NUMBER', '20260105120000'],
    ['PREVIOUS_IMAGE', `ghcr.io/acme/crm@sha256:${'a1'.repeat(32)}`],
    ['DIGEST', `sha256:${'a1'.repeat(32)}`],
    ['CRM_URL', 'https://crm.example/app'],
    ['WORKDIR', '/srv/crm/releases'],
    ['PRIVATE_KEY_FILE', '/run/secrets/key.pem'],
    ['APP_ENV', 'staging'],
  ])('leaves %s=%s readable', (name, value) => {
    expect(isHidden(name, value)).toBe(false);
  });

  it('leaves what the plan calls public', () => {
    expect(isHidden('FLY_APP', 'customer-relations')).toBe(true);
    expect(isHidden('FLY_APP', 'customer-relations', ['FLY_APP'])).toBe(false);
  });

  it.each([
    ['GITHUB_SHA', true],
    ['GITHUB_TOKEN', false],
    ['DATABASE_URL', false],
  ])('the name %s is harmless: %s', (name, expected) => {
    expect(isHarmlessName(name)).toBe(expected);
  });
});
