#!/usr/bin/env node
import{enableCompileCache as a}from"node:module";a();var{main:e}=await import("./main.js");await e(process.argv.slice(2));
