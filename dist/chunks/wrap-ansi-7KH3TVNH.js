import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{a}from"./chunk-VFXXO7UY.js";import"./chunk-P4AOWOFT.js";import"./chunk-DDMUYBUQ.js";export{a as default};
