import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{c as d,e as m}from"./chunk-PRRFWYNK.js";import"./chunk-M2BVKURN.js";import"./chunk-JTSYTBEF.js";import{a as e,d as a}from"./chunk-XDZJBOJH.js";import"./chunk-MOONOKLG.js";import{l as i,y as s}from"./chunk-UM2TZQSF.js";import"./chunk-DDMUYBUQ.js";var x=4e4;function R({marker:r,words:t,standing:l,commit:c,mark:p}){let f=t.map(({state:n,context:o,description:h})=>{let k=e(h,200);return`- **${e(n,20)}** ${e(o,200)}: ${k}`}),u=s.filter(n=>t.some(({context:o})=>o.split("/").includes(n))),y=t.find(({targetUrl:n})=>n!==void 0)?.targetUrl,g=a(`run ${r.runId}`,y),$=m(d(l,{commit:c,phases:u}),x).text;return`${`${i(r)}
${p}
## ${e(r.environment,60)}`}

${f.join(`
`)}

The details are in the job summary of ${g}.
${$}`}export{R as renderNewerRun};
