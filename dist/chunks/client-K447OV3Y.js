import{ua as a,za as b}from"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{a as createPool,b as sendCall};
