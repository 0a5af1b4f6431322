import{r as a,s as b,t as c,u as d}from"./chunk-NIIG3RUF.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{a as NODE_LIMIT,d as findJsonPathProblem,b as matchJson,c as selectNodes};
