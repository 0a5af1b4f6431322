import{m as a,n as b}from"./chunk-ZWYHGK2W.js";import"./chunk-TICLJPRN.js";import"./chunk-SHG5DPUQ.js";export{b as findJsonSchemaProblem,a as matchJsonSchema};
