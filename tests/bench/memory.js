// Notes where the program has its memory.
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (...given) => {
  const made = await instantiateStreaming(...given);
  window.clinicMemory = made.instance.exports.memory;
  return made;
};
