import{f as a,g as b,h as c}from"./chunk-ZWYHGK2W.js";import"./chunk-TICLJPRN.js";import"./chunk-SHG5DPUQ.js";export{c as compilePattern,a as findPatternProblem,b as findVacuousPattern};
