var e=/^(?:[\w][\w.:/-]{0,300}@)?(sha256:[0-9a-f]{64})$/;function i(n){return e.exec(n)?.[1]}export{i as a};
