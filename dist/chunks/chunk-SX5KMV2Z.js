import{createRequire as __hpRequire}from'node:module';import{fileURLToPath as __hpPath}from'node:url';import{dirname as __hpDirname}from'node:path';const require=__hpRequire(import.meta.url),__filename=__hpPath(import.meta.url),__dirname=__hpDirname(__filename);
import{e as b,h as A}from"./chunk-5P3KY6AW.js";import{a as x,b as w}from"./chunk-E5STXBF7.js";import{a as m,b as g}from"./chunk-M2BVKURN.js";import{a as h}from"./chunk-JTSYTBEF.js";import{a as s,c as p,d as y}from"./chunk-XDZJBOJH.js";import{k as $}from"./chunk-UM2TZQSF.js";function U(n,e){let{run:t,holdpoint:o}=n,r=s(`Run ${t.runId}, attempt ${t.attempt}`,80),a=w(t.startedAt,t.finishedAt)??Number.NaN;return`<sub>${[y(r,t.url),s(`Holdpoint ${o}`,60),x(a),...e===void 0?[]:[`report ${p(e,80)}`]].join(" · ")}</sub>
`}var v=3e3,B=200,C=12;function J(n){if(n.length===0)return"";let e=v-B,t=[];for(let a of n.slice(0,C)){let i=s(a,200);if(e-=m(i)+2,e<0)break;t.push(i)}let o=n.length-t.length;return`
*Left out for size:* ${[...t,...o>0?[`the same in ${o} more places`]:[]].join("; ")}. The full report is in the job's files.
`}var L=200;function R(n,e,t){let o=n.reason===void 0?"":` — ${p(n.reason,40)}`,r=`- ${f(n,e)}${o}
`,a=n.findings.slice(0,t.maxFindings),i=n.findings.length-a.length,l=[...a.length===0?[`  - seen: ${s(n.summary,t.textChars)}`]:[],...a.flatMap(d=>T(d,t.textChars)),...i>0?[`  - and ${i} more findings`]:[],...n.remedy===void 0?[]:[`  - **what to do:** ${s(n.remedy,t.textChars)}`]];return{full:`${r}${l.join(`
`)}
`,short:r}}function F(n,e,t){let o=n.owner===void 0?"":` — ${s(n.owner,60)}`,r=`- ${f(n,e)}${o}
`,a=n.findings.slice(0,t.maxFindings),i=n.findings.length-a.length,l=[`  - ${s(n.summary,t.textChars)}`,...a.map(({seen:d})=>`  - does not count: ${s(d,t.textChars)}`),...i>0?[`  - and ${i} more that do not count`]:[]];return{full:`${r}${l.join(`
`)}
`,short:r}}function E(n,e){let t=`- ${f(n,e)}: ${n.outcome}
`;return{full:t,short:t}}function M(n,e,t){let{waiver:o}=n,r=`- ${f(n,e)}`,a=o===void 0?"":`: until ${s($(o.expires),40)}, approved by ${s(o.approvedBy,60)}`,i=`${r}${a}
`;return{full:`${i}  - ${s(n.summary,t.textChars)}
`,short:i}}var k=/`(\/sign-off [\p{L}\p{N}_.@/ -]{1,100} [0-9a-f]{12,64}(?: [0-9a-f]{12})?)`/gu;function _(n,e){return n.kind==="manual"?/^[\w.-]{1,100}$/.test(n.id)&&/^[0-9a-f]{12,64}$/.test(e)?[`/confirm ${n.id} ${e}`]:[]:n.kind!=="sign-off"?[]:[...(n.remedy??"").matchAll(k)].map(([,t=""])=>t)}function O(n,e,t){let o=[...new Set(n.flatMap(r=>_(r,e)))];if(o.length!==0)return`\`\`\`text
${o.slice(0,t).join(`
`)}
\`\`\`
`}function f(n,e){let t=s(n.text,L)||s(n.id,L);return`${h[n.outcome].emoji} **${t}**${A(n,e)}`}function T(n,e){let t=n.where===void 0?"":` (${s(n.where,Math.min(200,e))})`,o=n.limit==="warn"?" (a warning only)":"";return[`  - expected: ${s(n.expected,e)}${o}`,`  - seen: ${s(n.seen,e)}${t}`]}var j=20,N=40;function dn(n,e){let o=W(n,e).filter(r=>r.entries.length>0).map(r=>D(r,e.budgetBytes*r.share));return{text:o.map(r=>r.text).join(""),leftOut:o.flatMap(r=>r.leftOut)}}function W(n,e){let{failed:t,unmeasured:o,waiting:r,advisory:a,waived:i}=b(n),{environment:l,commit:d}=n.subject,c=u=>R(u,l,e.limits),I=u=>F(u,l,e.limits),S=e.confirmations?O(r,d,j):void 0;return[{title:"Failed",noun:"failing",share:.45,entries:t.map(c)},{title:"Could not be measured",noun:"unmeasured",share:.2,entries:o.map(c)},{title:"A person must confirm",noun:"waiting",share:.1,entries:r.map(I),appendix:S},{title:"Advisory: stops nothing",noun:"advisory",share:.05,entries:a.map(u=>E(u,l))},{title:"Waived: passes by permission",noun:"waived",share:.1,entries:i.map(u=>M(u,l,e.limits))}]}function D(n,e){let{entries:t,noun:o}=n,r=`
### ${n.title} (${t.length})

`,a=Math.max(0,Math.floor(e)-m(r)-N),i=n.appendix===void 0?"":`
${n.appendix}`,l=m(i)<=a/2?i:"",d=g(t,a-m(l)),c=d.dropped>0?`- and ${d.dropped} more
`:"";return{text:`${r}${d.text}${c}${l}`,leftOut:[...d.shortened>0?[`the findings of ${d.shortened} ${o} items`]:[],...d.dropped>0?[`the names of ${d.dropped} ${o} items`]:[],...i===l?[]:["the lines that confirm items"]]}}export{U as a,v as b,J as c,dn as d};
