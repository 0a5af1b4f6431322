import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{a as E,b as P,c as A}from"./chunk-VQF4DDBY.js";import{a as R,b as M,c as b,d as _}from"./chunk-SX5KMV2Z.js";import{a as S,b as x,c as h}from"./chunk-5P3KY6AW.js";import"./chunk-E5STXBF7.js";import{a as c,c as $}from"./chunk-M2BVKURN.js";import{c as y}from"./chunk-JTSYTBEF.js";import{a as p}from"./chunk-XDZJBOJH.js";import{b as T}from"./chunk-LZOI6SCW.js";import"./chunk-MOONOKLG.js";import{y as g}from"./chunk-UM2TZQSF.js";import"./chunk-DDMUYBUQ.js";var F=1e6,O={textChars:2e3,maxFindings:20},B=200,v=100;function Z(e,r=F){let{report:t}=e,o=`${S(t)}

${x(t)}
`,i=h(t),s=`
${R(t,e.digest)}`,n=i===void 0?"":`
${i}
`,a=c(o)+c(n)+c(s)+M,m=Math.max(0,r-a),u=_(t,{budgetBytes:m,limits:O,confirmations:!1}),{titles:I,pieces:G}=k(t),f=$(G,Math.max(0,m-c(u.text))),L=f.flatMap((d,w)=>d.level===0?[]:[`details of “${I[w]??""}”`]),j=f.map(d=>d.text).join("");return`${o}${u.text}${n}${j}${b([...u.leftOut,...L])}${s}`}function k(e){let{environment:r}=e.subject,t=Map.groupBy(e.items,n=>n.phase),o=g.filter(n=>t.has(n)),i=o.map(n=>{let a=t.get(n)??[],m=P(a,r);return{isCalm:a.every(l=>T.includes(l.outcome)),levels:E.map(l=>()=>A(n,m,l))}}),s=[["rollback triggers",{isCalm:!1,levels:[()=>N(e.triggers)]}],["warnings",{isCalm:!0,levels:[()=>U(e.warnings)]}]];return{titles:[...o,...s.map(([n])=>n)],pieces:[...i,...s.map(([,n])=>n)]}}function N(e){if(e.length===0)return"";let r=e.slice(0,B).map(o=>{let i=`${y[o.state]} ${o.state}`,s=p(o.text,200);return`| ${i} | ${s} | ${p(o.because,300)} |`}),t=C(e.length,B);return`
### Rollback triggers

| | Trigger | Because |
|-|-|-|
${r.join(`
`)}
${t}`}function U(e){if(e.length===0)return"";let r=e.slice(0,v).map(t=>`- ${p(t,500)}
`);return`
### Warnings (${e.length})

${r.join("")}${C(e.length,v)}`}function C(e,r){return e>r?`
and ${e-r} more
`:""}export{F as SUMMARY_BUDGET_BYTES,Z as renderSummary};
