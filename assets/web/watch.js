// Watches over the site's program. When it breaks down, the reader is told, and every link
// leads to its page the browser's own way: each is finished HTML and needs no program.
(() => {
  const brokeDown = () => {
    const message = document.getElementById("clinic-out-of-order");
    if (message) message.hidden = false;
    for (const link of document.links) link.target ||= "_self";
  };
  const isOurs = (error) =>
    error instanceof WebAssembly.RuntimeError ||
    error instanceof WebAssembly.CompileError ||
    error instanceof WebAssembly.LinkError ||
    /\.wasm\b/.test(error?.stack);
  addEventListener("error", (event) => {
    if (isOurs(event.error)) brokeDown();
  });
  addEventListener("unhandledrejection", (event) => {
    if (isOurs(event.reason)) brokeDown();
  });
})();
