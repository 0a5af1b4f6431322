import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{a as u,b as y}from"./chunk-M2BVKURN.js";import{e as w,h as A}from"./chunk-5P3KY6AW.js";import{a as x,b}from"./chunk-E5STXBF7.js";import{a as h}from"./chunk-JTSYTBEF.js";import{a as i,c,d as g}from"./chunk-XDZJBOJH.js";import{k as $}from"./chunk-UM2TZQSF.js";function H(e,n){let{run:t,holdpoint:o}=e,r=i(`Run ${t.runId}, attempt ${t.attempt}`,80),s=b(t.startedAt,t.finishedAt)??Number.NaN;return`<sub>${[g(r,t.url),i(`Holdpoint ${o}`,60),x(s),...n===void 0?[]:[`report ${c(n,80)}`]].join(" · ")}</sub>
`}var S=3e3,B=200,C=12;function q(e){if(e.length===0)return"";let n=S-B,t=[];for(let s of e.slice(0,C)){let a=i(s,200);if(n-=u(a)+2,n<0)break;t.push(a)}let o=e.length-t.length;return`
*Left out for size:* ${[...t,...o>0?[`the same in ${o} more places`]:[]].join("; ")}. The full report is in the job's files.
`}var R=200;function L(e,n,t){let o=e.reason===void 0?"":` — ${c(e.reason,40)}`,r=`- ${f(e,n)}${o}
`,s=e.findings.slice(0,t.maxFindings),a=e.findings.length-s.length,l=[...s.length===0?[`  - seen: ${i(e.summary,t.textChars)}`]:[],...s.flatMap(d=>T(d,t.textChars)),...a>0?[`  - and ${a} more findings`]:[],...e.remedy===void 0?[]:[`  - **what to do:** ${i(e.remedy,t.textChars)}`]];return{full:`${r}${l.join(`
`)}
`,short:r}}function E(e,n,t){let o=e.owner===void 0?"":` — ${i(e.owner,60)}`,r=`- ${f(e,n)}${o}
`;return{full:`${r}  - ${i(e.summary,t.textChars)}
`,short:r}}function F(e,n){let t=`- ${f(e,n)}: ${e.outcome}
`;return{full:t,short:t}}function M(e,n,t){let{waiver:o}=e,r=`- ${f(e,n)}`,s=o===void 0?"":`: until ${i($(o.expires),40)}, approved by ${i(o.approvedBy,60)}`,a=`${r}${s}
`;return{full:`${a}  - ${i(e.summary,t.textChars)}
`,short:a}}function O(e,n,t){let o=e.map(s=>s.id).filter(s=>/^[\w.-]{1,100}$/.test(s));return!/^[0-9a-f]{12,64}$/.test(n)||o.length===0?void 0:`\`\`\`text
${o.slice(0,t).map(s=>`/confirm ${s} ${n.slice(0,12)}`).join(`
`)}
\`\`\`
`}function f(e,n){let t=i(e.text,R)||i(e.id,R);return`${h[e.outcome].emoji} **${t}**${A(e,n)}`}function T(e,n){let t=e.where===void 0?"":` (${i(e.where,Math.min(200,n))})`,o=e.limit==="warn"?" (a warning only)":"";return[`  - expected: ${i(e.expected,n)}${o}`,`  - seen: ${i(e.seen,n)}${t}`]}var k=20,_=40;function se(e,n){let o=j(e,n).filter(r=>r.entries.length>0).map(r=>N(r,n.budgetBytes*r.share));return{text:o.map(r=>r.text).join(""),leftOut:o.flatMap(r=>r.leftOut)}}function j(e,n){let{failed:t,unmeasured:o,waiting:r,advisory:s,waived:a}=w(e),{environment:l,commit:d}=e.subject,p=m=>L(m,l,n.limits),v=m=>E(m,l,n.limits),I=n.confirmations?O(r,d,k):void 0;return[{title:"Failed",noun:"failing",share:.45,entries:t.map(p)},{title:"Could not be measured",noun:"unmeasured",share:.2,entries:o.map(p)},{title:"A person must confirm",noun:"waiting",share:.1,entries:r.map(v),appendix:I},{title:"Advisory: stops nothing",noun:"advisory",share:.05,entries:s.map(m=>F(m,l))},{title:"Waived: passes by permission",noun:"waived",share:.1,entries:a.map(m=>M(m,l,n.limits))}]}function N(e,n){let{entries:t,noun:o}=e,r=`
### ${e.title} (${t.length})

`,s=Math.max(0,Math.floor(n)-u(r)-_),a=e.appendix===void 0?"":`
${e.appendix}`,l=u(a)<=s/2?a:"",d=y(t,s-u(l)),p=d.dropped>0?`- and ${d.dropped} more
`:"";return{text:`${r}${d.text}${p}${l}`,leftOut:[...d.shortened>0?[`the findings of ${d.shortened} ${o} items`]:[],...d.dropped>0?[`the names of ${d.dropped} ${o} items`]:[],...a===l?[]:["the lines that confirm items"]]}}export{H as a,S as b,q as c,se as d};
