import{b as e}from"./chunk-LDXI2OCE.js";var o=e((i,t)=>{t.exports=process.getBuiltinModule("net")});var l=e((p,s)=>{s.exports=process.getBuiltinModule("tls")});export{o as a,l as b};
