import{v as a,w as b}from"./chunk-NIIG3RUF.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{b as findJsonSchemaProblem,a as matchJsonSchema};
