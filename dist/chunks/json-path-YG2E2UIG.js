import{p as a,q as b,r as c,s as d}from"./chunk-PPK6FVVR.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{a as NODE_LIMIT,d as findJsonPathProblem,b as matchJson,c as selectNodes};
