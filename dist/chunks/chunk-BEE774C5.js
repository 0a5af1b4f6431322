import{c as e}from"./chunk-2J75S7DA.js";function a({run:t,attempt:n,isInHistory:o},{commit:i,repository:d,workflow:p}){return e({commit:i,attempt:n},t,{repository:d,workflowPaths:[p]},o)}export{a};
