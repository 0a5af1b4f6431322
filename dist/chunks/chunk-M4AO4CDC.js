import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{e as b,h as A}from"./chunk-R4JTGNVT.js";import{a as y,e as i,g as c,h as g}from"./chunk-UOWHBNA7.js";import{a as h,b as x}from"./chunk-E5STXBF7.js";import{a as m,b as $}from"./chunk-M2BVKURN.js";function D(t,n){let{run:e,holdpoint:o}=t,r=i(`Run ${e.runId}, attempt ${e.attempt}`,80),s=x(e.startedAt,e.finishedAt)??Number.NaN;return`<sub>${[g(r,e.url),i(`Holdpoint ${o}`,60),h(s),...n===void 0?[]:[`report ${c(n,80)}`]].join(" · ")}</sub>
`}var O=3e3,S=200,B=12;function X(t){if(t.length===0)return"";let n=O-S,e=[];for(let s of t.slice(0,B)){let a=i(s,200);if(n-=m(a)+2,n<0)break;e.push(a)}let o=t.length-e.length;return`
*Left out for size:* ${[...e,...o>0?[`the same in ${o} more places`]:[]].join("; ")}. The full report is in the job's files.
`}var R=200;function w(t,n,e){let o=t.reason===void 0?"":` — ${c(t.reason,40)}`,r=`- ${f(t,n)}${o}
`,s=t.findings.slice(0,e.maxFindings),a=t.findings.length-s.length,l=[...s.length===0?[`  - seen: ${i(t.summary,e.textChars)}`]:[],...s.flatMap(d=>I(d,e.textChars)),...a>0?[`  - and ${a} more findings`]:[],...t.remedy===void 0?[]:[`  - **what to do:** ${i(t.remedy,e.textChars)}`]];return{full:`${r}${l.join(`
`)}
`,short:r}}function E(t,n,e){let o=t.owner===void 0?"":` — ${i(t.owner,60)}`,r=`- ${f(t,n)}${o}
`;return{full:`${r}  - ${i(t.summary,e.textChars)}
`,short:r}}function F(t,n){let e=`- ${f(t,n)}: ${t.outcome}
`;return{full:e,short:e}}function L(t,n,e){let o=t.map(s=>s.id).filter(s=>/^[\w.-]{1,100}$/.test(s));return!/^[0-9a-f]{12,64}$/.test(n)||o.length===0?void 0:`\`\`\`text
${o.slice(0,e).map(s=>`/confirm ${s} ${n.slice(0,12)}`).join(`
`)}
\`\`\`
`}function f(t,n){let e=i(t.text,R)||i(t.id,R);return`${y[t.outcome].emoji} **${e}**${A(t,n)}`}function I(t,n){let e=t.where===void 0?"":` (${i(t.where,Math.min(200,n))})`,o=t.limit==="warn"?" (a warning only)":"";return[`  - expected: ${i(t.expected,n)}${o}`,`  - seen: ${i(t.seen,n)}${e}`]}var C=20,T=40;function et(t,n){let o=k(t,n).filter(r=>r.entries.length>0).map(r=>_(r,n.budgetBytes*r.share));return{text:o.map(r=>r.text).join(""),leftOut:o.flatMap(r=>r.leftOut)}}function k(t,n){let{failed:e,unmeasured:o,waiting:r,advisory:s}=b(t),{environment:a,commit:l}=t.subject,d=u=>w(u,a,n.limits),p=u=>E(u,a,n.limits),M=n.confirmations?L(r,l,C):void 0;return[{title:"Failed",noun:"failing",share:.45,entries:e.map(d)},{title:"Could not be measured",noun:"unmeasured",share:.2,entries:o.map(d)},{title:"A person must confirm",noun:"waiting",share:.1,entries:r.map(p),appendix:M},{title:"Advisory: stops nothing",noun:"advisory",share:.05,entries:s.map(u=>F(u,a))}]}function _(t,n){let{entries:e,noun:o}=t,r=`
### ${t.title} (${e.length})

`,s=Math.max(0,Math.floor(n)-m(r)-T),a=t.appendix===void 0?"":`
${t.appendix}`,l=m(a)<=s/2?a:"",d=$(e,s-m(l)),p=d.dropped>0?`- and ${d.dropped} more
`:"";return{text:`${r}${d.text}${p}${l}`,leftOut:[...d.shortened>0?[`the findings of ${d.shortened} ${o} items`]:[],...d.dropped>0?[`the names of ${d.dropped} ${o} items`]:[],...a===l?[]:["the lines that confirm items"]]}}export{D as a,O as b,X as c,et as d};
