import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
function r(n){return n.replaceAll(`\r
`,`
`).trim()}function e(n,t){return r(n)===r(t)}export{e as a};
