function r(n){return n.replaceAll(`\r
`,`
`).trim()}function e(n,t){return r(n)===r(t)}export{e as a};
