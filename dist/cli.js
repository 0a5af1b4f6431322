#!/usr/bin/env node
import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{enableCompileCache as a}from"node:module";a();var{main:e}=await import("./chunks/main-TY2UUT65.js");await e(process.argv.slice(2));
