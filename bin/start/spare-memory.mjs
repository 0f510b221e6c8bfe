import { setFlagsFromString } from "node:v8";

// A full read of a large server leaves much behind that the collector would let lie for long: this is a quarter less
// memory, for up to a third more time of a read that comes every six hours (docs/figures.md). It must be said before
// the heap has grown.
setFlagsFromString("--optimize-for-size");
