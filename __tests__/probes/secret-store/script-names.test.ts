import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ScriptError } from '../../../src/probes/secret-store/script/script-error.ts';
import { listScriptNames } from '../../../src/probes/secret-store/script/secret-names.ts';

const namesOf = (source: string) => listScriptNames(source).names.join(' ');

describe('names that a script sets', () => {
  it.each<[string, string, string]>([
    ['one', 'fly secrets set A=1', 'A'],
    ['several, on continued lines', 'flyctl secrets set \\\n  A="$A" \\\n  B=$B\n', 'A B'],
    ['with flags', 'fly -a crm secrets set --stage -a crm A=1 --app=crm --app crm B=2', 'A B'],
    ['behind other programs', 'FLY=1 sudo -E timeout 60 /usr/bin/flyctl secrets set A=1', 'A'],
    ['in quotes', `fly secrets set "A=x y" 'B=$(no)' C="a=b" D=it\\'s`, 'A B C D'],
    [
      'with what is computed',
      'fly secrets set A="$(cat a | tr -d ")")" B=`id` C=$((1+2))',
      'A B C',
    ],
    ['with a default', 'fly secrets set A="${A:-"none"}" B=${B:?must be set}', 'A B'],
    [
      'in branches',
      'if [ -n "$A" ]; then fly secrets set A=1; else fly secrets set B=2; fi',
      'A B',
    ],
    [
      'in a case',
      'case "$1" in\n a) fly secrets set A=1 ;;\n (b|c) fly secrets set B=2;;\nesac',
      'A B',
    ],
    ['in a test', '[[ $x =~ ^(a|b)$ && -n $A ]] && fly secrets set A=1', 'A'],
    ['in groups', '( cd infra && { fly secrets set A=1; } ) || exit 1; fly secrets set B=1', 'A B'],
    ['in a substitution', 'out="$(fly secrets set A=1 2>&1)"\necho "$out"', 'A'],
    ['with comments', '# fly secrets set NO=1\nfly secrets set A=1 # B=2\n', 'A'],
    ['not in messages', 'echo "run fly secrets set NO=1"\nfly secrets set A=1', 'A'],
    ['not what is taken away', 'fly secrets unset NO; fly secrets list; fly secrets set A=1', 'A'],
    [
      'not in a heredoc that is shown',
      'cat <<EOF\nfly secrets set NO=1\nEOF\nfly secrets set A=1',
      'A',
    ],
    ['of windows', 'fly secrets set \\\r\n  A=1 \\\r\n  B=2\r\n', 'A B'],
  ])('%s', (_, source, names) => {
    expect(namesOf(source)).toBe(names);
  });

  it.each<[string, string, string]>([
    ['of a list', 'for n in A B; do fly secrets set "$n=${!n}"; done', 'A B'],
    ['of a text', 'NAMES="A B\n C"\nfor n in $NAMES; do\n  fly secrets set $n="x"\ndone', 'A B C'],
    [
      'of an array',
      'NAMES=(A # it\'s one\n B)\nNAMES+=(C)\nfor n in "${NAMES[@]}"\ndo fly secrets set "$n=1"; done',
      'A B C',
    ],
    [
      'that collects',
      'ARGS=()\nfor n in A B; do ARGS+=("$n=${!n}"); done\nfly secrets set "${ARGS[@]}"',
      'A B',
    ],
    ['that collects a text', 'S=""; for n in A B; do S="$S $n=1"; done; fly secrets set $S', 'A B'],
    [
      'with a prefix',
      'for n in A B; do fly secrets set "CRM_${n}_KEY=1"; done',
      'CRM_A_KEY CRM_B_KEY',
    ],
    [
      'within another',
      'for a in X Y; do for b in 1 2; do fly secrets set $a$b=0; done; done',
      'X1 X2 Y1 Y2',
    ],
    ['over apps', 'for app in one two; do fly secrets set -a "$app" A=1; done', 'A'],
  ])('by a loop %s', (_, source, names) => {
    expect(namesOf(source)).toBe(names);
  });

  it.each<[string, string, string]>([
    ['its arguments', 'put() {\n fly secrets set "$1=$2"\n}\nput A 1; put B 2', 'A B'],
    ['all of them', 'function put { fly secrets set -a crm "$@"; }\nput A=1 B=2', 'A B'],
    ['shifted ones', 'put() { app=$1; shift; fly secrets set -a "$app" "$@"; }; put crm A=1', 'A'],
    ['the program', 'fly() { command flyctl "$@"; }\nfly secrets set A=1', 'A'],
    ['local names', 'put() { local n="$1"; fly secrets set "$n=1"; }; put A', 'A'],
    ['or is never called', 'put() { fly secrets set NO=1; }\nfly secrets set A=1', 'A'],
  ])('by a function with %s', (_, source, names) => {
    expect(namesOf(source)).toBe(names);
  });

  it.each<[string, string, string]>([
    ['a heredoc', 'fly secrets import <<EOF\n# c\nA=$A\n\nB="b"\nEOF\n', 'A B'],
    ['one that is not expanded', "fly secrets import <<'EOF'\nA=$(no\nEOF\n", 'A'],
    ['one with tabs', 'fly secrets import <<-EOF\n\tA=1\n\tEOF\nfly secrets set B=1', 'A B'],
    ['many lines of one value', 'fly secrets import <<EOF\nA="""x\nNO=1\ny"""\nB=2\nEOF', 'A B'],
    ['a here-string', 'fly secrets import <<< "A=$A"', 'A'],
    ['cat', 'cat <<EOF | fly secrets import --stage\nA=1\nB=2\nEOF', 'A B'],
    ['echo', 'echo -e "A=$A\\nB=$B" | fly secrets import', 'A B'],
    ['printf', 'printf \'A=%s\\nB=%s\\n\' "$A" "$B" | fly secrets import', 'A B'],
    ['printf of a list', 'printf \'%s\\n\' "A=$A" "B=$B" | fly secrets import', 'A B'],
  ])('from %s', (_, source, names) => {
    expect(namesOf(source)).toBe(names);
  });

  it('by a program that is built from pieces', () => {
    expect(namesOf('FLY="fly -a crm"\n$FLY secrets set A=1')).toBe('A');
    expect(namesOf('CMD=(fly secrets set --stage)\n"${CMD[@]}" A=1')).toBe('A');
    expect(namesOf('"$FLYCTL" secrets set A=1')).toBe('A');
    expect(namesOf('bash -c "fly secrets set A=1"; eval "fly secrets set B=1"')).toBe('A B');
  });

  it('of the reference application', () => {
    const script = readFileSync('examples/lt-crm/infra/setup_fly_secrets.sh', 'utf8');
    expect(listScriptNames(script).names).toEqual([
      'ACCOUNTING_TOKEN',
      'ACCOUNTING_URL',
      'ACCOUNTING_WEBHOOK_SECRET',
      'DATABASE_URL',
      'METRICS_TOKEN',
      'RATELIMIT_STORAGE_URI',
      'SECRET_KEY',
      'SENTRY_DSN',
    ]);
  });

  it('says which lines read another script', () => {
    expect(listScriptNames('set -a\n. ./production.env\nsource lib.sh').sources).toEqual([2, 3]);
  });
});

describe('what can’t be told names its line', () => {
  it.each<[string, string, number]>([
    ['a list from a file', 'set -e\nfly secrets set $(grep -v "^#" .env | xargs)', 2],
    ['names from a file', 'for n in $(cat names)\ndo\n fly secrets set "$n=1"\ndone', 3],
    ['a loop that reads', 'cat .env | while read -r l; do\n fly secrets set "$l"; done', 2],
    ['an argument', '\n\nfly secrets set "$1=$2"', 3],
    ['a variable of the caller', 'fly secrets set A=1 \\\n  $MORE', 2],
    ['an array of the caller', 'fly secrets set "${SECRETS[@]}"', 1],
    ['an import from a file', 'fly secrets import < .env', 1],
    ['an import from a program', 'cat .env | fly secrets import', 1],
    ['an import from a group', '{ echo A=1; echo B=2; } | fly secrets import', 1],
    ['an import from a loop', 'for n in A B; do echo "$n=1"; done | fly secrets import', 1],
    ['an import from nowhere', 'fly secrets import', 1],
    ['an import of a process', 'fly secrets import < <(env)', 1],
    ['no name at all', 'cat names | xargs fly secrets set', 1],
    ['a name that is none', 'fly secrets set {A,B}=1', 1],
    ['a verb of the caller', 'fly "$@"', 1],
    ['a text that is made', 'eval "$LINE"', 1],
    ['a text for another machine', 'ok\nssh host "fly secrets set A=1"', 2],
    ['a script for bash', "bash <<'EOF'\nfly secrets set A=1\nEOF", 1],
    ['a trap', "trap 'fly secrets set A=1' EXIT", 1],
    ['a nickname', "alias put='fly secrets set'\nput A=1", 1],
    ['a quote that is open', 'echo ok\nfly secrets set A="1', 2],
    ['a heredoc that is open', 'fly secrets import <<EOF\nA=1', 2],
    ['a group that is open', 'ok\nput() {\n fly secrets set A=1\n', 2],
    ['a heredoc with a computed name', 'fly secrets import <<EOF\nA=1\n$N=1\nEOF', 3],
    ['a function that calls itself', 'f() { f; }\nf', 1],
    ['a variable that was read anew', 'n=A\nread -r n\nfly secrets set "$n=1"', 3],
  ])('%s', (_, source, line) => {
    const list = () => listScriptNames(source);
    expect(list).toThrow(ScriptError);
    expect(list).toThrow(expect.objectContaining({ line }));
  });
});

it('reads a large script', () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => `fly secrets set "A${index}=\${A}"`);
  expect(listScriptNames(lines.join('\n')).names).toHaveLength(5_000);
});
