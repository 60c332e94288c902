/** For a question that not everybody may ask: what stands in the place of its answer where it is refused as absent. */
export const refusedAs = (none) => (failure) => {
  if (failure.code === 'absent') return none;
  throw failure;
};
