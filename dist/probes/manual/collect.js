import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import"../../chunks/chunk-DDMUYBUQ.js";var c=async(o,t)=>({commit:t.subject.commit,confirmations:[]});export{c as collect};
