function o(n){return typeof n!="object"||n===null||!("code"in n)?"":String(n.code)}export{o as a};
