import{b as e}from"./chunk-LDXI2OCE.js";var o=e((l,t)=>{t.exports=process.getBuiltinModule("events")});var i=e((u,s)=>{s.exports=process.getBuiltinModule("util")});export{o as a,i as b};
