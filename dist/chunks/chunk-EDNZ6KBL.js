import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
var N=/^(?:GITHUB_TOKEN|ACTIONS_.*|RUNNER_.*TOKEN.*|INPUT_.*)$/i;function t(n){return N.test(n)}export{t as a};
