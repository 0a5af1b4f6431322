import{A as c,y as a,z as b}from"./chunk-PDC6YISJ.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{a as NODE_LIMIT,c as findJsonPathProblem,b as selectNodes};
