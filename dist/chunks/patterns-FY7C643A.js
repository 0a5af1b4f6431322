import{f as a,g as b,h as c}from"./chunk-JLG6QOY5.js";import"./chunk-LTXXEICN.js";import"./chunk-LDXI2OCE.js";export{c as compilePattern,a as findPatternProblem,b as findVacuousPattern};
