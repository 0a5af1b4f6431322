import{a}from"./chunk-2QN6ZVD4.js";import"./chunk-SHG5DPUQ.js";export default a();
