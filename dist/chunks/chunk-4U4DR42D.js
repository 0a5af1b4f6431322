import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{a as m,b as $}from"./chunk-VWF4MHLC.js";import{e as b,h as A}from"./chunk-ROAF7CMS.js";import{a as h,b as x}from"./chunk-AJY3S66A.js";import{a as y,e as i,g as c,h as g}from"./chunk-GIPGUM4W.js";function N(e,n){let{run:t,holdpoint:o}=e,r=i(`Run ${t.runId}, attempt ${t.attempt}`,80),s=x(t.startedAt,t.finishedAt)??Number.NaN;return`<sub>${[g(r,t.url),i(`Holdpoint ${o}`,60),h(s),...n===void 0?[]:[`report ${c(n,80)}`]].join(" · ")}</sub>
`}var O=3e3,S=200,B=12;function H(e){if(e.length===0)return"";let n=O-S,t=[];for(let s of e.slice(0,B)){let a=i(s,200);if(n-=m(a)+2,n<0)break;t.push(a)}let o=e.length-t.length;return`
*Left out for size:* ${[...t,...o>0?[`the same in ${o} more places`]:[]].join("; ")}. The full report is in the job's files.
`}var R=200;function w(e,n,t){let o=e.reason===void 0?"":` — ${c(e.reason,40)}`,r=`- ${f(e,n)}${o}
`,s=e.findings.slice(0,t.maxFindings),a=e.findings.length-s.length,l=[...s.length===0?[`  - seen: ${i(e.summary,t.textChars)}`]:[],...s.flatMap(d=>I(d,t.textChars)),...a>0?[`  - and ${a} more findings`]:[],...e.remedy===void 0?[]:[`  - **what to do:** ${i(e.remedy,t.textChars)}`]];return{full:`${r}${l.join(`
`)}
`,short:r}}function E(e,n,t){let o=e.owner===void 0?"":` — ${i(e.owner,60)}`,r=`- ${f(e,n)}${o}
`;return{full:`${r}  - ${i(e.summary,t.textChars)}
`,short:r}}function F(e,n){let t=`- ${f(e,n)}: ${e.outcome}
`;return{full:t,short:t}}function L(e,n,t){let o=e.map(s=>s.id).filter(s=>/^[\w.-]{1,100}$/.test(s));return!/^[0-9a-f]{12,64}$/.test(n)||o.length===0?void 0:`\`\`\`text
${o.slice(0,t).map(s=>`/confirm ${s} ${n.slice(0,12)}`).join(`
`)}
\`\`\`
`}function f(e,n){let t=i(e.text,R)||i(e.id,R);return`${y[e.outcome].emoji} **${t}**${A(e,n)}`}function I(e,n){let t=e.where===void 0?"":` (${i(e.where,Math.min(200,n))})`,o=e.limit==="warn"?" (a warning only)":"";return[`  - expected: ${i(e.expected,n)}${o}`,`  - seen: ${i(e.seen,n)}${t}`]}var C=20,T=40;function Q(e,n){let o=k(e,n).filter(r=>r.entries.length>0).map(r=>_(r,n.budgetBytes*r.share));return{text:o.map(r=>r.text).join(""),leftOut:o.flatMap(r=>r.leftOut)}}function k(e,n){let{failed:t,unmeasured:o,waiting:r,advisory:s}=b(e),{environment:a,commit:l}=e.subject,d=u=>w(u,a,n.limits),p=u=>E(u,a,n.limits),M=n.confirmations?L(r,l,C):void 0;return[{title:"Failed",noun:"failing",share:.45,entries:t.map(d)},{title:"Could not be measured",noun:"unmeasured",share:.2,entries:o.map(d)},{title:"A person must confirm",noun:"waiting",share:.1,entries:r.map(p),appendix:M},{title:"Advisory: stops nothing",noun:"advisory",share:.05,entries:s.map(u=>F(u,a))}]}function _(e,n){let{entries:t,noun:o}=e,r=`
### ${e.title} (${t.length})

`,s=Math.max(0,Math.floor(n)-m(r)-T),a=e.appendix===void 0?"":`
${e.appendix}`,l=m(a)<=s/2?a:"",d=$(t,s-m(l)),p=d.dropped>0?`- and ${d.dropped} more
`:"";return{text:`${r}${d.text}${p}${l}`,leftOut:[...d.shortened>0?[`the findings of ${d.shortened} ${o} items`]:[],...d.dropped>0?[`the names of ${d.dropped} ${o} items`]:[],...a===l?[]:["the lines that confirm items"]]}}export{N as a,O as b,H as c,Q as d};
