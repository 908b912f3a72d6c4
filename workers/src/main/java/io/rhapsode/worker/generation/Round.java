package io.rhapsode.worker.generation;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One round over many things. One that fails does not keep those behind it from their turn, or they would not have it in any later round either; it is told at the end. So many that fail are no fault of
 * theirs, and end the round.
 */
final class Round {

    static final int MOST_FAILURES = 10;

    private @Nullable Exception failure;
    private int failures;
    private int done;

    /** What is done for one of them. */
    interface Step {

        /** @return whether there was anything to do */
        boolean take() throws Exception;
    }

    /** @throws Exception what failed first, where too much has failed */
    void take(Step step) throws Exception {
        try {
            done += step.take() ? 1 : 0;
        } catch (IOException | RuntimeException failed) {
            remember(failed);
            if (failures == MOST_FAILURES) {
                end();
            }
        }
    }

    /**
     * Asks something about one of them.
     *
     * @param untold what counts where it cannot be told
     * @throws RuntimeException what failed last, where too much has failed
     */
    boolean ask(BooleanSupplier question, boolean untold) {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException failed) {
            remember(failed);
            if (failures == MOST_FAILURES) {
                throw failed;
            }
            return untold;
        }
    }

    private void remember(Exception failed) {
        if (failure == null) {
            failure = failed;
        } else {
            failure.addSuppressed(failed);
        }
        failures++;
    }

    /** For how many of them there was something to do. */
    int done() {
        return done;
    }

    /** @throws Exception what failed first, if anything has */
    void end() throws Exception {
        if (failure != null) {
            throw failure;
        }
    }
}
