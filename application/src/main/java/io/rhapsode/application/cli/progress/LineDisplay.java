package io.rhapsode.application.cli.progress;

import io.rhapsode.application.cli.api.Progress;
import java.io.PrintStream;

/** A line for each stage, and one for each further tenth: what a log file can bear. */
final class LineDisplay implements ProgressDisplay {

    private static final int STEP_PERCENT = 10;

    private final PrintStream err;
    private Stage stage = Stage.WAITING;
    private int nextPercent;

    LineDisplay(PrintStream err) {
        this.err = err;
    }

    @Override
    public void show(Progress progress) {
        Stage now = Stage.of(progress.status());
        int percent = Quantities.percent(progress.fraction());
        boolean begunAgain = percent < nextPercent - STEP_PERCENT;
        if (now.isLast() || (now == stage && percent < nextPercent && !begunAgain)) {
            return;
        }
        stage = now;
        nextPercent = percent - percent % STEP_PERCENT + STEP_PERCENT;
        err.println(now.word() + parts(progress, now) + (percent > 0 ? ", " + percent + "%" : ""));
    }

    private static String parts(Progress progress, Stage stage) {
        return stage == Stage.SPEAKING && progress.chunksTotal() > 0
                ? ": " + progress.chunksDone() + " of " + progress.chunksTotal() + " parts"
                : "";
    }

    @Override
    public void tick() {}

    @Override
    public void note(String sentence) {
        err.println(sentence);
    }

    @Override
    public void close() {}
}
