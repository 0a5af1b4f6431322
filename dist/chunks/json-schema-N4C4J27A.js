import{m as a,n as b}from"./chunk-QHIBBGXJ.js";import"./chunk-XJGBLPTR.js";import"./chunk-SHG5DPUQ.js";export{b as findJsonSchemaProblem,a as matchJsonSchema};
