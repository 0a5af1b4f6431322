function t(e){return"expected"in e&&"seen"in e}function n(e,r){return new URL(e).origin===new URL(r).origin}export{t as a,n as b};
