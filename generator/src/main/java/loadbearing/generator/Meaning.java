package loadbearing.generator;

import loadbearing.history.Outcome;
import loadbearing.history.Path;

/**
 * What a reply says about an operation; the fields are those of {@link
 * loadbearing.history.Operation}.
 */
public record Meaning(
    Outcome outcome, String output, Path path, long version, int status, String error) {}
