import{j as a,k as b,l as c}from"./chunk-NIIG3RUF.js";import"./chunk-KHKPAQSL.js";import"./chunk-LDXI2OCE.js";export{c as compilePattern,a as findPatternProblem,b as findVacuousPattern};
