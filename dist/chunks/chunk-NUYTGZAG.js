import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
var e=/^(?:[\w][\w.:/-]{0,300}@)?(sha256:[0-9a-f]{64})$/;function i(n){return e.exec(n)?.[1]}export{i as a};
