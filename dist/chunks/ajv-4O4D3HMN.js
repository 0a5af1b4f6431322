import{a}from"./chunk-ANA6NLCJ.js";import"./chunk-NXHMUA2O.js";import"./chunk-SHG5DPUQ.js";export default a();
