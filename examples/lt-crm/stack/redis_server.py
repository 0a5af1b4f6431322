"""One Redis an environment, in memory only."""

from stack import processes, waiting
from stack.layout import Layout


def start(layout: Layout, environment: str) -> None:
    name = f"redis-{environment}"
    port = layout.port(name)
    log = layout.log(name)
    options = {"port": str(port), "bind": "127.0.0.1", "save": "", "dir": str(layout.config)}
    words = [word for key, value in options.items() for word in (f"--{key}", value)]
    running = processes.start(layout.pids, name, ["redis-server", *words], log=log)
    waiting.until(lambda: waiting.listens(port), running, log)


def url(layout: Layout, environment: str) -> str:
    return f"redis://127.0.0.1:{layout.port(f'redis-{environment}')}/0"
