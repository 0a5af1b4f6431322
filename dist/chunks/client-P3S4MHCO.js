import{ra as a,ua as b}from"./chunk-LTXXEICN.js";import"./chunk-LDXI2OCE.js";export{a as createPool,b as sendCall};
