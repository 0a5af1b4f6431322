// What every process pays before it does anything: Node itself.
process.exitCode = 0;
