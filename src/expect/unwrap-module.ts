/**
 * What a CommonJS module exports. `import()` gives its names beside `default`, but in a bundle that
 * is split it gives `default` alone.
 */
export function unwrapModule<Module extends object>(module: Module): Module {
  return 'default' in module ? (module.default as Module) : module;
}
