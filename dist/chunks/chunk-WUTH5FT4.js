import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
function t(e){return"expected"in e&&"seen"in e}function n(e,r){return new URL(e).origin===new URL(r).origin}export{t as a,n as b};
