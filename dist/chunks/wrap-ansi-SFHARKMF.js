import{a}from"./chunk-ITGWOT4R.js";import"./chunk-GUGG7CH3.js";import"./chunk-SHG5DPUQ.js";export{a as default};
