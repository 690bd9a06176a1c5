package loadbearing.check.store;

/** A keyword with its colon, or a symbol. */
record Name(String text) {}
