import{a as G}from"./chunk-XQC6XHDV.js";import{c as Z}from"./chunk-ZL5ZIS6F.js";import{b as J}from"./chunk-4MIPQPS2.js";import{a as X}from"./chunk-PTOOZL3R.js";import{b as K,e as Q,l as Y}from"./chunk-YQC2RP74.js";import{b as W,d as v}from"./chunk-2MXIHJNN.js";import{J as x,R as k,T as O,X as A,d as L,fa as F,g as d}from"./chunk-KHKPAQSL.js";var He=/^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_[A-Z]+|TZ|TMPDIR|CI)$/,Be=/^(?:LD_LIBRARY_PATH|VIRTUAL_ENV|PYTHONPATH|PYTHONHOME|pythonLocation|PYENV_\w+|FLASK_APP|DJANGO_SETTINGS_MODULE|GEM_HOME|GEM_PATH|RUBYLIB|BUNDLE_GEMFILE|BUNDLE_PATH|RAILS_ENV|RACK_ENV|NODE_ENV|NODE_PATH|JAVA_HOME|GOPATH)$/;function te(e,t,n){let a=t.names().flatMap(o=>{let s=t.get(o),i=(He.test(o)||Be.test(o))&&!F(o);return s===void 0||!i?[]:[[o,s]]}),r=Object.entries(e.env).map(([o,s])=>[o,String(s)]);return{...Object.fromEntries(a),PYTHONUNBUFFERED:"1",PYTHONDONTWRITEBYTECODE:"1",NO_COLOR:"1",...Object.fromEntries(r),...D(n),HOLDPOINT_DATABASE_URL:ee(n,"postgresql"),[e.databaseVariable]:ee(n,e.databaseScheme)}}function ee(e,t){let n=new URL(e);return n.searchParams.delete("uselibpqcompat"),n.href.replace(/^postgres(?:ql)?:/,`${t}:`)}var Ue={sslmode:"PGSSLMODE",sslrootcert:"PGSSLROOTCERT",sslcert:"PGSSLCERT",sslkey:"PGSSLKEY"};function D(e){let t=new URL(e),n=t.hostname.replace(/^\[|\]$/g,"")||t.searchParams.get("host")||"localhost",a=Object.entries(Ue).flatMap(([r,o])=>{let s=t.searchParams.get(r);return s===null?[]:[[o,s]]});return{PGHOST:n,PGPORT:t.port||"5432",PGDATABASE:decodeURIComponent(t.pathname.slice(1)),...t.username===""?{}:{PGUSER:decodeURIComponent(t.username)},...t.password===""?{}:{PGPASSWORD:decodeURIComponent(t.password)},PGCONNECT_TIMEOUT:"10",...Object.fromEntries(a)}}var ze=256*1024,Ve=300;async function g({options:e,tools:t,signal:n},a,{run:r,shown:o,env:s={},stdin:i}){let c=await t.process.run({run:X(r),cwd:v(t.files.root,e.directory),env:{...te(e,t.environment,a),...s},maxOutputBytes:ze,...i===void 0?{}:{stdin:i}},n);return Fe(o??(typeof r=="string"?r:r.join(" ")),c)}function Fe(e,t){let{stdout:n,stderr:a,exitCode:r,signal:o,durationMs:s}=t;return{command:e.replace(/\s+/g," ").trim().slice(0,Ve).toWellFormed(),exitCode:r,signal:o,durationMs:s,stdout:n.text,stderr:a.text,isTruncated:n.truncated||a.truncated}}function f(e){if(e.exitCode!==0){let t=e.exitCode===127||e.exitCode===126?"tool-missing":"config";throw new d(t,`${T(e)}.`,{remedy:"Run it as written, with the same `directory` and `env`, and correct what it says."})}if(!e.isTruncated)return e;throw new d("output-limit",`${e.command} wrote more than can be read.`,{remedy:"Let the application print less when it is loaded."})}function T(e){let t=e.exitCode===null?`was ended by ${e.signal}`:`ended with ${e.exitCode}`,n=G(e.stderr)||G(e.stdout);return`${e.command} ${t}${n===""?", silent":`: ${n}`}`}function l(e){return e.split(`
`).map(t=>t.trim()).filter(t=>t!=="")}var Ke=/\bDetected (?!sequence named ).*/,Qe=/^(\S+)(?: \([^)]*\))* \(head\)/;function ne(e,t){let n=new Set(t.map(({revision:r})=>r)),a=l(e).flatMap(r=>Qe.exec(r)?.[1]??[]);return se(a.filter(r=>n.has(r)))}function re(e){return e.split(`
`).flatMap(n=>{let a=/^(\S.*?) -> ([^\s,]+)(?: \([^)]*\))*, ?(.*)$/.exec(n);if(a===null)return[];let[,r="",o="",s=""]=a,i=r.split(/[,\s()]+/).filter(c=>c!==""&&c!=="<base>");return[{revision:o,title:s.trim(),parents:i}]}).reverse()}function oe(e,t){let n=new Set(t.map(({revision:r})=>r)),a=l(e).flatMap(r=>{let o=/^(\S+)(?: \([^)]*\))*$/.exec(r)?.[1];return o!==void 0&&n.has(o)?[o]:[]});return se(a)}function ae({exitCode:e,stdout:t,stderr:n}){let a=l(`${n}
${t}`),r=a.flatMap(i=>Ke.exec(i)?.[0]??[]),o=a.filter(i=>i.includes("New upgrade operations detected:"));if(o.length>0||e!==0&&r.length>0)return{state:"found",lines:r.length>0?r:o};let s=e===0&&t.includes("No new upgrade operations detected");return{state:s?"none":"unknown",lines:s?[]:a.slice(-3)}}function se(e){return[...new Set(e)]}function ie(e){let{options:t}=e,a=t.adapter==="flask-migrate"?[...t.run??["flask"],"db"]:t.run??["alembic"],r=(i,c)=>g(e,i,{run:[...a,...c,...t.arguments]}),o,s=async i=>{if(o!==void 0)return o;let c=f(await r(i,["history"]));return o={steps:re(c.stdout),run:c},o};return{adapter:t.adapter,ownTables:t.revisionTables??["alembic_version"],canDowngrade:!0,listHeads:async i=>{let c=f(await r(i,["heads"])),p=ne(c.stdout,(await s(i)).steps);return{heads:p,forks:p.length>1?[{of:"the project",heads:p}]:[],run:c}},readCurrent:async i=>{let{steps:c}=await s(i),p=f(await r(i,["current"]));return{revisions:oe(p.stdout,c),run:p}},listSteps:s,upgrade:(i,c="heads")=>r(i,["upgrade",c]),downgrade:async(i,c)=>await r(i,["downgrade",Ye(c)]),checkDrift:async i=>{let c=await r(i,["check"]);return{...ae(c),run:c}},writeSql:async(i,c,p)=>{if(c.length>1||p.length>1)return;let m=`${c[0]??"base"}:${p[0]??"head"}`;return await r(i,["upgrade",m,"--sql"])}}}function Ye(e){if(e.length<=1)return e[0]??"base";throw new d("config","Alembic goes back to one revision at a time, not to several.",{remedy:"Merge the branches first: alembic merge heads."})}function de(e){let{commands:t}=e.options;if(t===void 0)throw new d("config","There are no `commands`.");let n=(a,r,o="")=>g(e,a,{run:r,env:{HOLDPOINT_REVISION:o}});return{adapter:"command",ownTables:e.options.revisionTables??[],canDowngrade:t.downgrade!==void 0,listHeads:async a=>{let r=f(await n(a,t.heads)),o=ce(r.stdout);return{heads:o,forks:o.length>1?[{of:"the project",heads:o}]:[],run:r}},readCurrent:async a=>{let r=f(await n(a,t.current));return{revisions:ce(r.stdout),run:r}},listSteps:async a=>{if(t.steps===void 0)return;let r=f(await n(a,t.steps));return{steps:We(r.stdout),run:r}},upgrade:(a,r)=>n(a,t.upgrade,r),downgrade:async(a,r)=>{if(t.downgrade===void 0)throw new d("config","There is no command that leads back.",{remedy:"Give `commands.downgrade`."});return await n(a,t.downgrade,r.join(" "))},checkDrift:async a=>{if(t.check===void 0)return;let r=await n(a,t.check),o=l(`${r.stdout}
${r.stderr}`).slice(-20);return r.exitCode===0?{state:"none",lines:o,run:r}:{state:r.exitCode===null||r.exitCode===126||r.exitCode===127?"unknown":"found",lines:o,run:r}},writeSql:async()=>{}}}function ce(e){return l(e).map(t=>t.split(/\s/,1)[0]??t)}function We(e){let t=l(e).map(n=>/^(\S+)\s*(.*)$/.exec(n));return t.map((n,a)=>{let r=t[a-1]?.[1];return{revision:n?.[1]??"",title:n?.[2]??"",parents:r===void 0?[]:[r]}})}function pe(e,t){let n=new Map(e.map(o=>[o.revision,o.parents])),a=new Set,r=[...t];for(let o=r.pop();o!==void 0;o=r.pop())a.has(o)||(a.add(o),r.push(...n.get(o)??[]));return a}function le(e,t,n){let a=pe(e,t),r=pe(e,n);return e.filter(({revision:o})=>r.has(o)&&!a.has(o))}function I(e,t){let n=new Map(e.map(({revision:s,app:i})=>[s,i])),a=new Set(e.filter(({revision:s})=>t.has(s)).flatMap(({parents:s,app:i})=>s.filter(c=>n.get(c)===i))),r=[...t].filter(s=>!n.has(s));return[...e.filter(({revision:s})=>t.has(s)&&!a.has(s)).map(({revision:s})=>s),...r]}var j="HOLDPOINT-MIGRATIONS:";function N(e){let t=f(e).stdout.split(`
`).findLast(n=>n.startsWith(j));if(t===void 0)throw me(e,"did not answer");try{return JSON.parse(t.slice(j.length))}catch{throw me(e,"did not answer with JSON")}}function me(e,t){return new d("config",`${e.command} ${t} when it was asked for its migrations.`,{remedy:"Correct `run`: it is the program with which the project migrates."})}var Xe=O({steps:k(A([x(),k(x())])),leaves:k(x()),applied:k(x())});function ge(e){let{steps:t,leaves:n,applied:a}=Xe.parse(N(e));return{steps:t.map(([r,o])=>({revision:r,title:P(r),parents:o,app:$(r)})),leaves:n,applied:new Set(a)}}function ue(e){return[...Map.groupBy(e,$)].filter(([,n])=>n.length>1).map(([n,a])=>({of:n,heads:a}))}function H({steps:e,applied:t}){return I(e,t).toSorted()}function fe({exitCode:e,stdout:t,stderr:n}){let a=l(t);if(e===0&&/^No changes detected/m.test(t))return{state:"none",lines:[]};let r=a.findIndex(s=>s.startsWith("Migrations for "));return r>=0?{state:"found",lines:a.slice(r)}:{state:e===3?"found":"unknown",lines:[...l(n),...a].slice(-3)}}function $(e){return e.slice(0,e.indexOf("."))}function P(e){return e.slice(e.indexOf(".")+1)}var ye=`
import json
from django.db import connection
from django.db.migrations.loader import MigrationLoader
loader = MigrationLoader(connection)
graph = loader.graph
plan = []
for leaf in sorted(graph.leaf_nodes()):
    plan += [key for key in graph.forwards_plan(leaf) if key not in plan]
known = loader.disk_migrations
# A squashed migration that stands for others is no row of the table, and has no number.
rows = {key: getattr(row, "pk", 0) for key, row in loader.applied_migrations.items()}
newest = {}
for key in rows:
    if key in known:
        newest[key[0]] = max(rows[key], newest.get(key[0], 0))
def counts(key):
    if key in known:
        return key in graph.nodes
    return key[0] in loader.migrated_apps and rows[key] > newest.get(key[0], 0)
applied = [key for key in rows if counts(key)]
print()
print("${j}" + json.dumps({
    "steps": [[".".join(k), [".".join(p.key) for p in graph.node_map[k].parents]] for k in plan],
    "leaves": [".".join(k) for k in sorted(graph.leaf_nodes())],
    "applied": [".".join(k) for k in sorted(applied)],
}))
`;function we(e){let{options:t}=e,n=t.run??["python","manage.py"],a=(o,s)=>g(e,o,{run:[...n,...s,...t.arguments]}),r=async o=>{let s=await g(e,o,{run:[...n,"shell","-c",ye,...t.arguments],shown:`${n.join(" ")} shell`});return{graph:ge(s),run:s}};return{adapter:"django",ownTables:t.revisionTables??["django_migrations"],canDowngrade:!0,listHeads:async o=>{let{graph:s,run:i}=await r(o);return{heads:s.leaves,forks:ue(s.leaves),run:i}},readCurrent:async o=>{let{graph:s,run:i}=await r(o);return{revisions:H(s),run:i}},listSteps:async o=>{let{graph:s,run:i}=await r(o);return{steps:s.steps,run:i}},upgrade:(o,s)=>he(a,o,Ze(s)),downgrade:async(o,s)=>{let{graph:i}=await r(o);return await he(a,o,et(i,s))},checkDrift:async o=>{let s=await a(o,["makemigrations","--check","--dry-run","--noinput"]);return{...fe(s),run:s}},writeSql:async(o,s,i)=>{let{graph:c}=await r(o),p=[];for(let{revision:m}of le(c.steps,s,i))p.push(await a(o,["sqlmigrate",$(m),P(m)]));return p.length===0?void 0:_e(p)}}}function Ze(e){return e===void 0?[[]]:e.split(/[\s,]+/).map(t=>{if(t.includes("."))return[$(t),P(t)];throw new d("config",`\`${t}\` is no migration of Django.`,{remedy:"Write app and name: crm.0002_notes."})})}function et(e,t){let n=new Map(t.map(o=>[$(o),P(o)])),a=H(e),r=e.steps.map(({revision:o})=>o);return[...a].sort((o,s)=>r.indexOf(s)-r.indexOf(o)).filter(o=>n.get($(o))!==P(o)).map(o=>[$(o),n.get($(o))??"zero"])}async function he(e,t,n){let a=[];for(let r of n.length===0?[["--check"]]:n){let o=await e(t,["migrate","--noinput",...r]);if(a.push(o),o.exitCode!==0)break}return _e(a)}function _e(e){let t=e.at(-1);if(t===void 0)throw new d("internal","Nothing was run.");return{...t,durationMs:e.reduce((n,{durationMs:a})=>n+a,0),stdout:e.map(({stdout:n})=>n).join(""),stderr:e.map(({stderr:n})=>n).join(""),isTruncated:e.some(({isTruncated:n})=>n)}}function be(e){let t=e.indexOf("--schema"),n=e.find(a=>a.startsWith("--schema="))?.slice(9);return(t>=0?e[t+1]:n)??"prisma/schema.prisma"}function xe(e){let t=l(e).filter(n=>n.endsWith("/")).map(n=>n.slice(0,-1)).sort();return t.map((n,a)=>{let r=t[a-1],o=n.replace(/^\d+_/,"").replaceAll("_"," ");return{revision:n,title:o,parents:r===void 0?[]:[r]}})}function Se(e){if(e.exitCode===0&&/Database schema is up to date/.test(e.stdout))return new Set;let t=e.stdout.split(`
`).map(s=>s.trim()),n=t.findIndex(s=>/migrations? have not yet been applied:$/.test(s)),a=/not found locally|have failed|failed migrations/i.test(e.stdout);if(n<0||a)throw new d("config",`${T(e)}.`);let r=t.slice(n+1),o=r.indexOf("");return new Set(o<0?r:r.slice(0,o))}function $e({exitCode:e,stdout:t,stderr:n}){return e===0?{state:"none",lines:[]}:e===2?{state:"found",lines:l(t)}:{state:"unknown",lines:[...l(t),...l(n)].slice(-3)}}function ke(e){let t=/^\s*prisma\s*:\s*(\d+)\./m.exec(e)?.[1];if(t!==void 0)return Number(t);throw new d("config","prisma --version did not say which version it is.")}function Me(e){let{options:t}=e,n=t.run??["npx","prisma"],a=be(t.arguments),r=(i,c)=>g(e,i,{run:[...n,...c]}),o=(i,c)=>r(i,["migrate",...c,...t.arguments]),s=async i=>{let c=a.replace(/[^/]*$/,"migrations"),p=await g(e,i,{run:["ls","-1p",c]});return{steps:xe(f(p).stdout),run:p}};return{adapter:"prisma",ownTables:t.revisionTables??["_prisma_migrations"],canDowngrade:!1,listHeads:async i=>{let{steps:c,run:p}=await s(i);return{heads:c.slice(-1).map(({revision:m})=>m),forks:[],run:p}},readCurrent:async i=>{let{steps:c}=await s(i),p=await o(i,["status"]),m=Se(p);return{revisions:c.filter(({revision:q})=>!m.has(q)).slice(-1).map(({revision:q})=>q),run:p}},listSteps:s,upgrade:async(i,c)=>{if(c===void 0)return await o(i,["deploy"]);throw Te("Prisma deploys all migrations, never up to one of them.")},downgrade:async()=>{throw Te("Prisma has no migrations that lead back.")},checkDrift:async i=>await tt(i,a,r),writeSql:async()=>{}}}async function tt(e,t,n){let r=ke(f(await n(e,["--version"])).stdout)>=7?["--from-config-datasource","--to-schema",t]:["--from-schema-datasource",t,"--to-schema-datamodel",t],o=await n(e,["migrate","diff",...r,"--exit-code"]);return{...$e(o),run:o}}function Te(e){return new d("config",e,{remedy:"Start `from` a database or a dump, or use the adapter `command` with SQL of your own."})}var je=`
base = ActiveRecord::Base
pool = base.connection_pool
owner = pool.respond_to?(:migration_context) ? pool : base.connection
context = owner.migration_context
files = context.migrations.map { |one| [one.version.to_s, one.name.to_s, one.filename.to_s] }
puts
puts "${j}" + { files: files, applied: context.get_all_versions.map(&:to_s) }.to_json
`,nt=O({files:k(A([x(),x(),x()])),applied:k(x())});function Pe(e){let{files:t,applied:n}=nt.parse(N(e)),a=t.toSorted(([o],[s])=>Number(BigInt(o)-BigInt(s)));return{steps:a.map(([o,s],i)=>{let c=a[i-1]?.[0];return{revision:o,title:s,parents:c===void 0?[]:[c]}}),applied:new Set(n)}}function Ce(e){return[...Map.groupBy(e,({revision:n})=>n)].filter(([,n])=>n.length>1).map(([n,a])=>({of:n,heads:a.map(({title:r})=>r)}))}function Re(e){let{options:t}=e,n=t.run??["bundle","exec","rails"],a=(o,s)=>g(e,o,{run:[...n,"db:migrate",...t.arguments],env:{SCHEMA:"/dev/null",...s===void 0?{}:{VERSION:s}}}),r=async o=>{let s=await g(e,o,{run:[...n,"runner",je],shown:`${n.join(" ")} runner`});return{...Pe(s),run:s}};return{adapter:"rails",ownTables:t.revisionTables??["schema_migrations","ar_internal_metadata"],canDowngrade:!0,listHeads:async o=>{let{steps:s,run:i}=await r(o);return{heads:s.slice(-1).map(({revision:p})=>p),forks:Ce(s),run:i}},readCurrent:async o=>{let{steps:s,applied:i,run:c}=await r(o);return{revisions:I(s,i),run:c}},listSteps:async o=>{let{steps:s,run:i}=await r(o);return{steps:s,run:i}},upgrade:a,downgrade:async(o,s)=>await a(o,s.at(-1)??"0"),checkDrift:async()=>{},writeSql:async()=>{}}}function Jn(e,t,n){let a={options:e,tools:t,signal:n};switch(e.adapter){case"flask-migrate":case"alembic":return ie(a);case"django":return we(a);case"rails":return Re(a);case"prisma":return Me(a);case"command":return de(a)}}var rt=1e5,ot=`
  select format('%I.%I', n.nspname, c.relname) as name, c.relname as bare, case when c.reltuples >= 0 then c.reltuples::float8
         when c.relkind = 'r' then pg_relation_size(c.oid) / 100.0 else 0 end::float8 as rows
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname not like 'pg\\_%'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
                      and d.objid = c.oid and d.deptype = 'e')
  order by 1`;async function tr(e,t,n,a){let r=await e.open(t,{access:"read"},a);try{let{system:o,version:s}=await r.identity(),c=(await r.query(ot,[],rt)).rows,p=c.filter(({bare:m})=>n.includes(m));if(c.length>0&&p.length===0&&n.length>0)throw at(n);return{dsn:t,system:o,version:s,rows:new Map(c.map(m=>[m.name,Math.round(m.rows)])),ownTables:p.map(({name:m})=>m)}}finally{await r.close()}}function at(e){let t=e.join(" or ");return new d("config",`The deployed database has tables, but no ${t}.`,{remedy:"Name the right database, or `revisionTables` if the tool keeps its revisions elsewhere."})}var st=64*1024,it=["--no-owner","--no-privileges","--lock-wait-timeout=10s","--format=custom"];async function ve(e,t,n){if(await ct(e,t.dsn,n),t.ownTables.length===0)return;let a=t.ownTables.map(r=>`--table=${r}`);await Ee(e,t.dsn,n,["--data-only",...a])}async function ct(e,t,n){await Ee(e,t,n,["--schema-only"])}async function Ee(e,t,n,a){let r=await Y(v(J(),"holdpoint-"));try{let o=v(r,"dump");await pt(e,t,[...it,...a,`--file=${o}`]),await Ae(e,n,o)}finally{await Q(r,{recursive:!0,force:!0})}}async function Oe(e,t,n){let a=W(e.tools.files.root,n);if(await dt(a,n)){let r=["--no-psqlrc","--quiet","--set=ON_ERROR_STOP=1",`--file=${a}`],o=await B(e,t,["psql",...r]);if(o.exitCode===0)return;throw U("psql",o,"Give a dump that is whole, and create the roles it names.")}await Ae(e,t,a)}async function dt(e,t){let n=await K(e,"r").catch(a=>{throw new d("config",`The dump ${t} can’t be opened.`,{cause:a,remedy:"Correct `from.dump`, which starts at the root of the repository."})});try{let{buffer:a}=await n.read(Buffer.alloc(512),0,512,0);return!(a.subarray(257,262).toString("latin1")==="ustar")&&a.subarray(0,5).toString("latin1")!=="PGDMP"}finally{await n.close()}}async function pt(e,t,n){let a=await B(e,t,["pg_dump",...n]);if(a.exitCode!==0){if(/server version mismatch/.test(a.stderr.text)){let r=/server version: .*/.exec(a.stderr.text)?.[0]??"";throw new d("tool-missing",`pg_dump is older than the server: ${r}.`,{remedy:"Install the client tools of the server’s version, and put them first in PATH."})}throw U("pg_dump",a,"The role needs SELECT on all tables to read their schema.")}}async function Ae(e,t,n){let r=["--no-owner","--no-privileges",`--dbname=${D(t).PGDATABASE??""}`,n],o=await B(e,t,["pg_restore",...r]),s=o.stderr.text.split(`
`).filter(c=>c.includes("error:")).filter(c=>!/unrecognized configuration parameter/.test(c)),i=o.exitCode===0||o.exitCode===1&&/errors ignored on restore/.test(o.stderr.text);if(!(s.length===0&&i))throw U("pg_restore",o,"Create roles and extensions that it names on the scratch server.")}async function B({tools:e,signal:t},n,a){let r=e.environment.get("PATH");return await e.process.run({run:a,cwd:e.files.root,env:{...r===void 0?{}:{PATH:r},LC_ALL:"C",...D(n)},maxOutputBytes:st},t)}function U(e,{exitCode:t,stderr:n},a){let r=n.text.split(`
`).filter(i=>i.trim()!==""),o=r.find(i=>/error:|ERROR:/.test(i))??r.at(-1)??"silent",s=`${e} ended with ${t}: ${o.slice(0,300).toWellFormed()}`;return new d("config",s,{remedy:a})}var lt=16*1024*1024,mt=36e5;async function De(e,t,n,a){if("run"in n){let i=await g(e,t,{run:n.run});if(i.exitCode===0)return;let c=i.exitCode===127||i.exitCode===126?"tool-missing":"config";throw new d(c,`${a}: ${T(i)}.`,{remedy:`Correct \`${a}\`: it has to end with 0 on a scratch database.`})}let r="sql"in n?n.sql:await e.tools.files.readText(n.file,lt),o={access:"write",statementTimeoutMs:mt},s=await e.sql.open(t,o,e.signal);try{await s.script(r)}catch(i){throw i instanceof d?new d(i.reason,`${a}: ${i.message}`,{cause:i,remedy:`Correct the SQL of \`${a}\`.`}):i}finally{await s.close()}}async function br(e,t,n,{start:a,source:r,seed:o}){"revision"in a?await gt(t,n,a.revision):"dump"in a?await Oe(e,n,a.dump):r!==void 0&&(await ve(e,r,n),await ut(e,n,r)),o!==void 0&&await De(e,n,o,"seed")}async function gt(e,t,n){if(n===Z)return;let a=await e.upgrade(t,n);if(a.exitCode!==0)throw new d("config",`An empty database does not come to ${n}: ${T(a)}.`,{remedy:"Correct `from.revision`, or start from the deployed database."})}async function ut(e,t,n){let a=await e.sql.open(t,{access:"read"},e.signal);try{let{rows:r}=await a.query("select name from unnest($1::text[]) name where to_regclass(name) is null",[[...n.rows.keys()]]);if(r.length===0)return;let s=r.slice(0,5).map(({name:i})=>i);throw new d("config",`The copy lacks ${r.length} tables: ${s.join(", ")}.`,{remedy:"Restore a dump instead: `from.dump`."})}finally{await a.close()}}function Ie(e,t){let n=e[t];if(typeof n=="string")return n;throw new d("protocol",`The server gave ${typeof n} for the text ${t}.`)}function kr(e,t){let n=Number(e[t]);if(Number.isFinite(n)&&e[t]!==null)return n;throw new d("protocol",`The server gave no number for ${t}.`)}var u=`
  (select set_config('search_path', 'pg_catalog', true), set_config('TimeZone', 'UTC', true),
          set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'iso_8601', true),
          set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true),
          set_config('lc_monetary', 'C', true), set_config('quote_all_identifiers', 'off', true))
  fixed`,y=e=>`(${e}.nspname !~ '^pg_' and ${e}.nspname <> 'information_schema'
    and ${e}.nspname <> all($1::text[]))`,M=(e,t)=>`(${t}.relname <> all($2::text[])
    and ${e}.nspname || '.' || ${t}.relname <> all($2::text[]))`,h=(e,t)=>`not exists (select from pg_depend member where member.classid = 'pg_catalog.${e}'::regclass
                 and member.objid = ${t} and member.deptype = 'e')`,b=(e,t)=>`format('%I.%I', ${e}.nspname, ${t})`,S=(e,t,n)=>`
  (select string_agg(one, '; ' order by one) from (
     select case a.grantee when 0 then 'PUBLIC' else pg_get_userbyid(a.grantee)::text end || '='
              || string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ','
                            order by a.privilege_type) as one
     from aclexplode(coalesce(${e}, acldefault(${t}, ${n}))) a group by a.grantee) g)`,w=(e,t)=>`obj_description(${t}, '${e}')`,_=e=>`case when ${e} then 'yes' else 'no' end`;var ft=`
  select quote_ident(e.extname) as name, null as "table", jsonb_build_object(
    'version', e.extversion, 'schema', n.nspname) as facts
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace cross join ${u}
  where e.extname <> 'plpgsql'`,yt=`
  select quote_ident(n.nspname) as name, null as "table", jsonb_build_object(
    'owner', pg_get_userbyid(n.nspowner),
    'grants', ${S("n.nspacl","'n'","n.nspowner")},
    'comment', ${w("pg_namespace","n.oid")}) as facts
  from pg_namespace n cross join ${u}
  where ${y("n")} and ${h("pg_namespace","n.oid")}`,z=e=>`
  from pg_type t join pg_namespace n on n.oid = t.typnamespace cross join ${u}
  where ${e} and ${y("n")} and ${h("pg_type","t.oid")}`,V=`
  'owner', pg_get_userbyid(t.typowner),
  'grants', ${S("t.typacl","'T'","t.typowner")},
  'comment', ${w("pg_type","t.oid")}`,ht=`
  select ${b("n","t.typname")} as name, null as "table", jsonb_build_object(
    'values', (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
               from pg_enum e where e.enumtypid = t.oid), ${V}) as facts
  ${z("t.typtype = 'e'")}`,wt=`
  select ${b("n","t.typname")} as name, null as "table", jsonb_build_object(
    'type', format_type(t.typbasetype, t.typtypmod),
    'nullable', ${_("not t.typnotnull")},
    'default', t.typdefault,
    'collation', case when t.typcollation <> 0 then t.typcollation::regcollation::text end,
    ${V}) as facts
  ${z("t.typtype = 'd'")}`,_t=`
  select ${b("n","t.typname")} as name, null as "table", jsonb_build_object(
    'attributes', (select string_agg(format('%I %s', a.attname,
                             format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
                   from pg_attribute a
                   where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped),
    'range of', (select format_type(r.rngsubtype, null) from pg_range r where r.rngtypid = t.oid),
    ${V}) as facts
  ${z(`(t.typtype = 'r' or (t.typtype = 'c' and exists (
      select from pg_class k where k.oid = t.typrelid and k.relkind = 'c')))`)}`,bt=`
  select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
      as name, null as "table", jsonb_build_object(
    'form', case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate'
                           when 'w' then 'window function' end,
    'arguments', pg_get_function_arguments(p.oid),
    'returns', pg_get_function_result(p.oid),
    'language', l.lanname,
    'body', 'md5 ' || md5(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)),
    'aggregate', (select concat_ws(' ', a.aggtransfn::regprocedure, a.aggfinalfn::regproc,
                     a.aggcombinefn::regproc, a.aggtranstype::regtype, a.agginitval)
                  from pg_aggregate a where a.aggfnoid = p.oid),
    'volatility', case p.provolatile when 'i' then 'immutable' when 's' then 'stable'
                                     else 'volatile' end,
    'security', case when p.prosecdef then 'definer' else 'invoker' end,
    'strict', ${_("p.proisstrict")}, 'leakproof', ${_("p.proleakproof")},
    'parallel', case p.proparallel when 's' then 'safe' when 'r' then 'restricted'
                                   else 'unsafe' end,
    'settings', array_to_string(p.proconfig, ', '),
    'owner', pg_get_userbyid(p.proowner),
    'grants', ${S("p.proacl","'f'","p.proowner")},
    'comment', ${w("pg_proc","p.oid")}) as facts
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    join pg_language l on l.oid = p.prolang cross join ${u}
  where ${y("n")} and ${h("pg_proc","p.oid")}`,xt=`
  select quote_ident(e.evtname) as name, null as "table", jsonb_build_object(
    'event', e.evtevent, 'function', e.evtfoid::regprocedure::text,
    'tags', array_to_string(e.evttags, ', '),
    'enabled', ${_("e.evtenabled <> 'D'")}) as facts
  from pg_event_trigger e cross join ${u}
  where ${h("pg_event_trigger","e.oid")}`,St=`
  select format('%s of %I in %s', case d.defaclobjtype when 'r' then 'tables'
      when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' else 'schemas' end,
      pg_get_userbyid(d.defaclrole), coalesce(quote_ident(n.nspname), 'all schemas')) as name,
    null as "table", jsonb_build_object(
      'grants', ${S("d.defaclacl","'r'","d.defaclrole")}) as facts
  from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
    cross join ${u}
  where n.oid is null or ${y("n")}`,Ne=[{kind:"extension",text:ft},{kind:"schema",text:yt},{kind:"enum",text:ht},{kind:"domain",text:wt},{kind:"type",text:_t},{kind:"function",text:bt},{kind:"event trigger",text:xt},{kind:"default grants",text:St}];var E=e=>`format('%I.%I.%I', n.nspname, c.relname, ${e}) as name, ${b("n","c.relname")} as "table"`,C=e=>`join pg_class c on c.oid = ${e} join pg_namespace n on n.oid = c.relnamespace
   cross join ${u}`,R=`${y("n")} and ${M("n","c")} and ${h("pg_class","c.oid")}`,$t=`
  select ${E("k.conname")}, jsonb_build_object(
    'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''),
    'validated', ${_("k.convalidated")},
    'inherited', case when k.connoinherit and k.contype = 'c' then 'no' end,
    'comment', ${w("pg_constraint","k.oid")}) as facts
  from pg_constraint k ${C("k.conrelid")}
  where k.contype in ('c', 'f', 'p', 'u', 'x') and k.conislocal and k.conparentid = 0 and ${R}`,kt=`
  select format('%I.%I.%I', n.nspname, t.typname, k.conname) as name, null as "table",
    jsonb_build_object(
      'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''),
      'validated', ${_("k.convalidated")},
      'comment', ${w("pg_constraint","k.oid")}) as facts
  from pg_constraint k join pg_type t on t.oid = k.contypid
    join pg_namespace n on n.oid = t.typnamespace cross join ${u}
  where k.contype = 'c' and ${y("n")} and ${h("pg_type","t.oid")}`,Tt=`
  select ${E("i.relname")}, jsonb_build_object(
    'definition', pg_get_indexdef(x.indexrelid),
    'unique', ${_("x.indisunique")},
    'valid', ${_("x.indisvalid and x.indisready and x.indislive")},
    'options', array_to_string(i.reloptions, ', '),
    'clustered', case when x.indisclustered then 'yes' end,
    'comment', ${w("pg_class","i.oid")}) as facts
  from pg_index x join pg_class i on i.oid = x.indexrelid ${C("x.indrelid")}
  where c.relkind in ('r', 'p', 'm') and not i.relispartition and ${R}
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid
                      and k.conrelid = x.indrelid and k.contype in ('p', 'u', 'x'))`,Mt=`
  select ${E("g.tgname")}, jsonb_build_object(
    'definition', pg_get_triggerdef(g.oid),
    'enabled', case g.tgenabled when 'O' then 'yes' when 'D' then 'no' when 'R' then 'on replicas'
                                when 'A' then 'always' end,
    'comment', ${w("pg_trigger","g.oid")}) as facts
  from pg_trigger g ${C("g.tgrelid")}
  where not g.tgisinternal and g.tgparentid = 0 and ${R}`,jt=`
  select ${E("r.rulename")}, jsonb_build_object(
    'definition', pg_get_ruledef(r.oid),
    'enabled', case r.ev_enabled when 'O' then 'yes' when 'D' then 'no' when 'R' then 'on replicas'
                                 when 'A' then 'always' end) as facts
  from pg_rewrite r ${C("r.ev_class")}
  where r.rulename <> '_RETURN' and ${R}`,Pt=`
  select ${E("p.polname")}, jsonb_build_object(
    'for', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                         when 'd' then 'delete' else 'all' end,
    'form', case when p.polpermissive then 'permissive' else 'restrictive' end,
    'roles', (select string_agg(case r when 0 then 'PUBLIC' else pg_get_userbyid(r)::text end, ', '
                                order by pg_get_userbyid(r)) from unnest(p.polroles) r),
    'using', pg_get_expr(p.polqual, p.polrelid),
    'check', pg_get_expr(p.polwithcheck, p.polrelid)) as facts
  from pg_policy p ${C("p.polrelid")}
  where ${R}`,Ct=`
  select format('%I.%I', sn.nspname, s.stxname) as name, ${b("n","c.relname")} as "table",
    jsonb_build_object('definition', pg_get_statisticsobjdef(s.oid)) as facts
  from pg_statistic_ext s join pg_namespace sn on sn.oid = s.stxnamespace ${C("s.stxrelid")}
  where ${R}`,qe=[{kind:"constraint",text:$t},{kind:"constraint",text:kt},{kind:"index",text:Tt},{kind:"statistics",text:Ct},{kind:"trigger",text:Mt},{kind:"rule",text:jt},{kind:"policy",text:Pt}];var Rt=`
  select ${b("n","c.relname")} as name, null as "table", jsonb_build_object(
    'form', case c.relkind when 'f' then 'foreign table' when 'p' then 'partitioned table' end,
    'persistence', case c.relpersistence when 'u' then 'unlogged' end,
    'partitioned by', pg_get_partkeydef(c.oid),
    'partition', pg_get_expr(c.relpartbound, c.oid),
    'inherits', (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
                 from pg_inherits i where i.inhrelid = c.oid),
    'row security', case when c.relrowsecurity and c.relforcerowsecurity then 'forced'
                         when c.relrowsecurity then 'enabled'
                         when c.relforcerowsecurity then 'forced, but disabled' end,
    'replica identity', case c.relreplident when 'f' then 'full' when 'n' then 'nothing'
      when 'i' then (select 'index ' || x.indexrelid::regclass::text from pg_index x
                     where x.indrelid = c.oid and x.indisreplident) end,
    'options', array_to_string(c.reloptions, ', '),
    'owner', pg_get_userbyid(c.relowner),
    'grants', ${S("c.relacl","'r'","c.relowner")},
    'comment', ${w("pg_class","c.oid")}) as facts
  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join ${u}
  where c.relkind in ('r', 'p', 'f') and ${y("n")} and ${M("n","c")}
    and ${h("pg_class","c.oid")}`,vt=`
  select format('%I.%I.%I', n.nspname, c.relname, a.attname) as name,
    ${b("n","c.relname")} as "table", jsonb_build_object(
    'type', format_type(a.atttypid, a.atttypmod),
    'nullable', case when not a.attnotnull then 'yes'
      when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'n'
                     and k.conkey = array[a.attnum] and not k.convalidated)
      then 'no, but not validated' else 'no' end,
    'default', case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
    'generated', case a.attgenerated when 's' then 'stored: ' when 'v' then 'virtual: ' end
                   || pg_get_expr(d.adbin, d.adrelid),
    'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
    'collation', case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text
                 end,
    'grants', ${S("a.attacl","'c'","c.relowner")},
    'comment', col_description(c.oid, a.attnum)) as facts
  from pg_attribute a join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum cross join ${u}
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'f')
    and ${y("n")} and ${M("n","c")} and ${h("pg_class","c.oid")}`,Et=`
  select ${b("n","c.relname")} as name, null as "table", jsonb_build_object(
    'form', case c.relkind when 'm' then 'materialized view' end,
    'populated', case when c.relkind = 'm' then ${_("c.relispopulated")} end,
    'definition', pg_get_viewdef(c.oid),
    'options', array_to_string(c.reloptions, ', '),
    'owner', pg_get_userbyid(c.relowner),
    'grants', ${S("c.relacl","'r'","c.relowner")},
    'comment', ${w("pg_class","c.oid")}) as facts
  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join ${u}
  where c.relkind in ('v', 'm') and ${y("n")} and ${M("n","c")}
    and ${h("pg_class","c.oid")}`,Ot=`
  select ${b("n","c.relname")} as name, null as "table", jsonb_build_object(
    'type', format_type(s.seqtypid, null), 'start', s.seqstart::text,
    'increment', s.seqincrement::text, 'minimum', s.seqmin::text, 'maximum', s.seqmax::text,
    'cache', s.seqcache::text, 'cycles', ${_("s.seqcycle")},
    'owned by', case when t.oid is not null
                     then format('%I.%I.%I', tn.nspname, t.relname, a.attname) end,
    'persistence', case c.relpersistence when 'u' then 'unlogged' end,
    'owner', pg_get_userbyid(c.relowner),
    'grants', ${S("c.relacl","'s'","c.relowner")},
    'comment', ${w("pg_class","c.oid")}) as facts
  from pg_sequence s join pg_class c on c.oid = s.seqrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_depend o on o.classid = 'pg_catalog.pg_class'::regclass and o.objid = c.oid
      and o.refclassid = 'pg_catalog.pg_class'::regclass and o.deptype in ('a', 'i')
    left join pg_class t on t.oid = o.refobjid left join pg_namespace tn on tn.oid = t.relnamespace
    left join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
    cross join ${u}
  where ${y("n")} and (t.oid is null or ${M("tn","t")})
    and ${h("pg_class","c.oid")}`,Le=[{kind:"table",text:Rt},{kind:"column",text:vt},{kind:"view",text:Et},{kind:"sequence",text:Ot}];var Ge=1e5;async function zr(e,t={}){let n=[[...t.withoutSchemas??[]],[...t.withoutTables??[]]],a=[];for(let{kind:r,text:o}of[...Le,...qe,...Ne]){let s=`${o} and ($1::text[] is not null and $2::text[] is not null)`,{rows:i,truncated:c}=await e.query(s,n,Ge);if(c)throw It(r);for(let p of i)a.push(At(r,p,t.comments??!1))}return{objects:a.sort(Dt)}}function At(e,t,n){let a=Object.entries(t.facts??{}).filter(([o,s])=>s!==null&&s!==""&&(n||o!=="comment")).map(([o,s])=>[o,String(s)]),r=t.table;return{kind:e,name:Ie(t,"name"),...typeof r=="string"?{table:r}:{},facts:Object.fromEntries(a)}}function Dt(e,t){let n=L.indexOf(e.kind)-L.indexOf(t.kind);return n!==0?n:e.name<t.name?-1:+(e.name>t.name)}function It(e){return new d("output-limit",`The schema has more than ${Ge} of ${e}.`,{remedy:"Leave schemas out that are not the application’s."})}export{g as a,T as b,pe as c,le as d,I as e,Jn as f,tr as g,De as h,ct as i,u as j,y as k,M as l,h as m,b as n,Ie as o,kr as p,zr as q,br as r};
