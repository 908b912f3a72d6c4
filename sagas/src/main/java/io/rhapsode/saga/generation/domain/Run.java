package io.rhapsode.saga.generation.domain;

/**
 * How far the speaking is.
 *
 * @param route number of the reroute, 0 before any
 * @param chunks of the whole text
 * @param spoken chunks that count
 */
public record Run(int route, int chunks, int spoken) {

    static final Run NONE = new Run(0, 0, 0);

    Run withOneMore() {
        return new Run(route, chunks, spoken + 1);
    }

    Run rerouted(int route, boolean keepsChunks) {
        return new Run(route, chunks, keepsChunks ? spoken : 0);
    }

    boolean complete() {
        return spoken >= chunks;
    }
}
