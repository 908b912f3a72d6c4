package io.rhapsode.application.cli.progress;

import io.rhapsode.application.cli.api.Progress;
import io.rhapsode.application.cli.terminal.Screen.Stream;
import io.rhapsode.application.cli.terminal.Surroundings;
import java.time.InstantSource;

/** Shows how far a generation is, on the error stream, so that the output stays free for results. */
public interface ProgressDisplay extends AutoCloseable {

    void show(Progress progress);

    /** Time went by without news. */
    void tick();

    /** Something worth a line of its own. */
    void note(String sentence);

    /** Takes away what was only for the moment. */
    @Override
    void close();

    /** The one that suits whoever reads the error stream. */
    static ProgressDisplay of(Surroundings surroundings, boolean quiet, InstantSource clock) {
        if (quiet) {
            return new NoDisplay();
        }
        return surroundings.screen().isTerminal(Stream.ERR)
                ? new BarDisplay(surroundings.err(), surroundings.screen(), surroundings.showsUnicode(), clock)
                : new LineDisplay(surroundings.err());
    }
}
