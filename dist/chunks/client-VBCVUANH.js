import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{ea as a,fa as b}from"./chunk-O7CKCSM5.js";import"./chunk-DDMUYBUQ.js";export{a as createPool,b as sendCall};
