import{l as a,m as b,n as c}from"./chunk-PDC6YISJ.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{c as compilePattern,a as findPatternProblem,b as findVacuousPattern};
