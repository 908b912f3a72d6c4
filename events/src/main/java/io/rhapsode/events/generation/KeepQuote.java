package io.rhapsode.events.generation;

/** Plain command, to no aggregate: keeps a promised price until somebody calls upon it, or it expires. */
public record KeepQuote(Quote quote) {}
