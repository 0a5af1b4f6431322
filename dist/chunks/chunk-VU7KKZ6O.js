var r=process.getBuiltinModule("node:crypto"),e=t=>r[t];var o=e("createHash");var c=e("randomBytes");var n=e("randomUUID");export{o as a,c as b,n as c};
