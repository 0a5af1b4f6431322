import{a}from"./chunk-CHCXYKQX.js";import"./chunk-RSSLBR3E.js";import"./chunk-LDXI2OCE.js";export default a();
