import{m as a,n as b}from"./chunk-JLG6QOY5.js";import"./chunk-LTXXEICN.js";import"./chunk-LDXI2OCE.js";export{b as findJsonSchemaProblem,a as matchJsonSchema};
