import{a}from"./chunk-ZTCPQL4Y.js";import"./chunk-Y4UJLY6B.js";import"./chunk-SHG5DPUQ.js";export default a();
