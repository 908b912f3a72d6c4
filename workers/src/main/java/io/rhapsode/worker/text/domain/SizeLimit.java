package io.rhapsode.worker.text.domain;

/**
 * The most a provider takes in one request.
 *
 * @param max at least 1, in the unit of the counting
 */
public record SizeLimit(int max, Counting counting) {

    public SizeLimit {
        if (max < 1) {
            throw new IllegalArgumentException("a limit of " + max + " leaves nothing to speak");
        }
    }
}
