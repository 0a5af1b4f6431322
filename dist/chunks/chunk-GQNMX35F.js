import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
var e=/^([\s\p{C}]*:)(?=:)/u;function o(n){return n.split(/\r\n|\r|\n/).map(r=>r.replace(e,"$1 ").replaceAll("##[","## [")).join(`
`)}export{o as a};
