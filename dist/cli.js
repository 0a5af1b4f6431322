#!/usr/bin/env node
var t=process.getBuiltinModule("node:module"),s=o=>t[o];var e=s("enableCompileCache");e();var{main:r}=await import("./main.js");await r(process.argv.slice(2));
