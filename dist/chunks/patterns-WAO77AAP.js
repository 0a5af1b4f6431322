import{f as a,g as b,h as c}from"./chunk-QHIBBGXJ.js";import"./chunk-XJGBLPTR.js";import"./chunk-SHG5DPUQ.js";export{c as compilePattern,a as findPatternProblem,b as findVacuousPattern};
