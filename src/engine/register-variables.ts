import type { Redactor } from './redact.ts';

/** Shorter values stand in any text by chance; the plan asks for `public:` where it names one. */
export const MIN_VARIABLE_LENGTH = 8;

/** Names that announce a secret, wherever they stand: NODE_AUTH_TOKEN, npm_config__authToken. */
const SECRET_WORD = /TOKEN|SECRET|PASSW|PASSPHRASE|KEY|CREDENTIAL|AUTH|DSN|WEBHOOK|PRIVATE/i;

/**
 * Names whose values everybody may see: the shell, the machine, the runner, and where tools are
 * installed. Their values (a folder, a commit, a branch) stand in all evidence, and to redact them
 * would hide what a report is about. Kept here and nowhere else.
 */
const HARMLESS_NAME = new RegExp(
  `^(?:${[
    'PATH|HOME|PWD|OLDPWD|SHELL|SHLVL|USER|USERNAME|LOGNAME|HOSTNAME|TERM|COLORTERM|TZ|TMPDIR|TEMP|TMP|EDITOR|PAGER|_',
    'LANG|LANGUAGE|LC_.*|XDG_.*|CI|DEBIAN_FRONTEND|FORCE_COLOR|NO_COLOR|MAIL|DISPLAY',
    'NODE|NODE_.*|NVM_.*|npm_.*|COREPACK_.*|PNPM_.*|YARN_.*',
    'GITHUB_.*|RUNNER_.*|AGENT_.*|Image(?:OS|Version)|ACCEPT_EULA|PERFLOG_.*|HOLDPOINT_.*',
    'JAVA_.*|ANDROID_.*|GOROOT.*|GOPATH|GOVERSION|DOTNET_.*|HOMEBREW_.*|PIPX_.*|PYTHON.*|RUBY.*',
    'SELENIUM_.*|CHROME_.*|EDGE_?WEBDRIVER|CHROMEWEBDRIVER|GECKOWEBDRIVER|VCPKG_.*|CONDA|AZURE_EXTENSION_DIR',
    'POWERSHELL_.*|PSModulePath|SYSTEMD_.*|INVOCATION_ID|JOURNAL_STREAM|ENABLE_RUNNER_TRACING',
    'USE_BAZEL_.*|BOOTSTRAP_HASKELL_.*|SGX_.*|STATS_.*|LESS(?:OPEN|CLOSE)|LS_COLORS',
    '.*_(?:HOME|PATH|DIR|ROOT|BIN|VERSION)',
  ].join('|')})$`,
);

const ABSOLUTE_PATH = /^(?:\/[\w.@+~ -]+)+\/?(?::(?:\/[\w.@+~ -]+)+\/?)*$/;
const DIGITS = /^\d+$/;
/** An image by its digest (OCI): it names what is public to whoever may pull it. */
const IMAGE = /^(?:[a-z0-9][\w.:/-]{0,300}@)?sha256:[0-9a-f]{64}$/i;
const BARE_URL = /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#@]*)?$/i;

/** True for names whose values no report has to hide, whatever they are. */
export function isHarmlessName(name: string): boolean {
  return HARMLESS_NAME.test(name) && !SECRET_WORD.test(name);
}

/**
 * Folders, counts, addresses and images say nothing secret, unless the name of the variable says
 * so.
 */
function isHarmlessValue(name: string, value: string): boolean {
  if (SECRET_WORD.test(name))
    return /_(?:PATH|FILE|DIR|SOCK)$/i.test(name) && ABSOLUTE_PATH.test(value);
  return [ABSOLUTE_PATH, DIGITS, BARE_URL, IMAGE].some((harmless) => harmless.test(value));
}

/**
 * Registers every variable that may be a secret, whether the plan names it or not: a command can
 * print its whole environment. What is public in the plan, harmless by its name or its value, or
 * too short to be told from ordinary text, is left out.
 */
export function registerVariables(
  redactor: Redactor,
  variables: Readonly<Record<string, string>>,
  publicNames: readonly string[],
): void {
  const isPublic = new Set(publicNames);
  for (const [name, value] of Object.entries(variables)) {
    const isShort = value.trim().length < MIN_VARIABLE_LENGTH;
    if (isShort || isPublic.has(name) || isHarmlessName(name)) continue;
    if (!isHarmlessValue(name, value)) redactor.register(value, name);
  }
}
