import{a}from"./chunk-I7KVBQUA.js";import"./chunk-SHG5DPUQ.js";export default a();
