import{qa as a,ta as b}from"./chunk-TICLJPRN.js";import"./chunk-SHG5DPUQ.js";export{a as createPool,b as sendCall};
