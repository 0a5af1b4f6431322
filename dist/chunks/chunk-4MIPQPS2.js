var t=process.getBuiltinModule("node:os"),o=e=>t[e],r=t;var s=o("tmpdir");export{r as a,s as b};
