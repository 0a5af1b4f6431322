import{B as a,C as b}from"./chunk-PDC6YISJ.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{b as findJsonSchemaProblem,a as matchJsonSchema};
