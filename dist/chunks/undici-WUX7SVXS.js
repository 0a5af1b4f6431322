import{a}from"./chunk-CLZUOE6D.js";import"./chunk-LDXI2OCE.js";export default a();
