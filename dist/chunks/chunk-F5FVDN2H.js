var t=process.getBuiltinModule("node:process");var e=t;export{e as a};
