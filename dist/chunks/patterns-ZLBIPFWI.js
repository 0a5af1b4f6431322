import{h as a,i as b,j as c}from"./chunk-PPK6FVVR.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{c as compilePattern,a as findPatternProblem,b as findVacuousPattern};
