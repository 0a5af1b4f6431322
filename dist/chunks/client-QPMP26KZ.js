import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{pa as a,qa as b}from"./chunk-UM2TZQSF.js";import"./chunk-DDMUYBUQ.js";export{a as createPool,b as sendCall};
