"""What a person is told when something goes wrong: one sentence, and the output behind it."""

import sys
from pathlib import Path

LINES = 15


class Problem(Exception):
    """An expected failure; the log, or the output of a command, says more."""

    def __init__(self, sentence: str, log: Path | None = None, output: str = ""):
        super().__init__(sentence)
        self.log = log
        self.output = output

    def details(self) -> str:
        text = self.output
        if self.log and self.log.is_file():
            text = self.log.read_text(errors="replace")
        return "\n".join(text.splitlines()[-LINES:])


def tell(problem: Problem, who: str) -> None:
    if details := problem.details():
        print(f"{details}\n", file=sys.stderr)
    print(f"{who}: {problem}", file=sys.stderr)
