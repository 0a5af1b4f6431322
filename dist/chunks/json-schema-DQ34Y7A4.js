import{t as a,u as b}from"./chunk-PPK6FVVR.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{b as findJsonSchemaProblem,a as matchJsonSchema};
