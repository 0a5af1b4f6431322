import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{a as c}from"./chunk-CE62FS56.js";import{e as a}from"./chunk-I6ULEJTA.js";import"./chunk-QGSDDKEZ.js";import{Ba as n,Da as i,Ha as m,g as s}from"./chunk-QE6WYK64.js";import"./chunk-DDMUYBUQ.js";import{readFile as f}from"node:fs/promises";async function l(r){try{return await f(r,"utf8")}catch(o){throw new s(`${r} can't be read: ${o.message}`)}}async function R(r,o){let p=m(await l(r)),{report:e,differences:t}=await a(p);if(o)process.stdout.write(i(e));else{let d=process.stdout.columns??100;process.stdout.write(`${n(e,{columns:d,style:c})}
`);for(let u of t)process.stdout.write(`${u}
`);t.length===0&&process.stdout.write(`Every outcome is the same as when it ran.
`)}return e.verdict?.exitCode??4}export{R as judgeCommand};
