#!/usr/bin/env node
var s=process.getBuiltinModule("node:module"),r=t=>s[t];var o=r("enableCompileCache");var e=24;Number.parseInt(process.versions.node,10)<e&&(process.stderr.write(`Holdpoint needs Node ${e} or newer, and this is ${process.versions.node}. Install Node ${e}, and run it again.
`),process.exit(2));o();var{main:n}=await import("./main.js");await n(process.argv.slice(2));
