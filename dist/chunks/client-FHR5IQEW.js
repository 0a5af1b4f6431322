import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{Ka as a,La as b}from"./chunk-QE6WYK64.js";import"./chunk-DDMUYBUQ.js";export{a as createPool,b as sendCall};
