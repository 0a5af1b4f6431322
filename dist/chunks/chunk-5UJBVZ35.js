var e=process.getBuiltinModule("node:events"),t=o=>e[o],n=e;var s=t("once");var r=t("EventEmitter");var i=t("setMaxListeners");export{n as a,s as b,r as c,i as d};
