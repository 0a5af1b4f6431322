var s=process.getBuiltinModule("node:timers/promises"),e=t=>s[t];var o=e("setTimeout"),r=e("setImmediate");export{o as a,r as b};
