var e=process.getBuiltinModule("node:child_process"),c=o=>e[o],t=e;var n=c("execFile");var s=c("spawn");export{t as a,n as b,s as c};
