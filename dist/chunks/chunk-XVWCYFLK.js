import{a as r}from"./chunk-IV2NRMVB.js";var e={good:"green",warn:"yellow",bad:"red",dim:"dim",strong:"bold"};function d(o,t){return r(e[o]??"reset",t,{stream:process.stdout})}export{d as a};
