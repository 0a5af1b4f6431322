var t=class extends Error{name="GitHubError";status;isLimit;constructor(r,i,e){super(i,e?.cause===void 0?void 0:{cause:e.cause}),this.status=r,this.isLimit=e?.isLimit??!1}};export{t as a};
