var n=process.getBuiltinModule("node:fs"),t=e=>n[e],o=n;var c=t("existsSync");var r=t("readdirSync");var s=t("readFileSync");var p=t("constants");export{o as a,c as b,r as c,s as d,p as e};
