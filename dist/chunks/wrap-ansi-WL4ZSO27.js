import{a}from"./chunk-732A5QJ3.js";import"./chunk-3CK7F4F3.js";import"./chunk-LDXI2OCE.js";export{a as default};
