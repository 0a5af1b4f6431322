var o=process.getBuiltinModule("node:util"),t=e=>o[e];var r=t("styleText");var s=t("inspect");var n=t("promisify"),c=t("stripVTControlCharacters");export{r as a,s as b,n as c,c as d};
