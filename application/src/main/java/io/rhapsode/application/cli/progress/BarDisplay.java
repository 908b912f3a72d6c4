package io.rhapsode.application.cli.progress;

import io.rhapsode.application.cli.api.Progress;
import io.rhapsode.application.cli.terminal.Screen;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One line that is drawn again and again: stage, bar, percentage, parts and the time that is left. */
final class BarDisplay implements ProgressDisplay {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int LONGEST_BAR = 40;
    private static final int SHORTEST_BAR = 5;

    /** Every terminal bears ten pictures a second. */
    private static final long REDRAW_MILLIS = 100;

    private final PrintStream err;
    private final Screen screen;
    private final boolean unicode;
    private final InstantSource clock;
    private final Forecast forecast = new Forecast();
    private @Nullable Progress last;
    private Instant drawn = Instant.MIN;

    BarDisplay(PrintStream err, Screen screen, boolean unicode, InstantSource clock) {
        this.err = err;
        this.screen = screen;
        this.unicode = unicode;
        this.clock = clock;
    }

    @Override
    public void show(Progress progress) {
        Instant now = clock.instant();
        boolean newStage = last == null || Stage.of(last.status()) != Stage.of(progress.status());
        last = progress;
        forecast.observe(now, progress.fraction());
        if (newStage || !now.isBefore(drawn.plusMillis(REDRAW_MILLIS))) {
            draw(progress, now);
        }
    }

    @Override
    public void tick() {
        if (last != null) {
            draw(last, clock.instant());
        }
    }

    private void draw(Progress progress, Instant now) {
        drawn = now;
        err.print(CLEAR_LINE + line(progress, now, screen.columns() - 1));
        err.flush();
    }

    private String line(Progress progress, Instant now, int width) {
        String before = "%-16s ".formatted(Stage.of(progress.status()).word());
        String after = " %3d%%%s%s".formatted(Quantities.percent(progress.fraction()), parts(progress), left(now));
        int bar = Math.min(LONGEST_BAR, width - before.length() - after.length());
        String line = bar < SHORTEST_BAR ? before.strip() + after : before + bar(progress.fraction(), bar) + after;
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    private String bar(double fraction, int length) {
        int full = (int) Math.round(Math.clamp(fraction, 0, 1) * length);
        return unicode ? "━".repeat(full) + "╌".repeat(length - full) : "#".repeat(full) + ".".repeat(length - full);
    }

    private static String parts(Progress progress) {
        return progress.chunksTotal() == 0
                ? ""
                : "  %d/%d parts".formatted(progress.chunksDone(), progress.chunksTotal());
    }

    private String left(Instant now) {
        return forecast.remaining(now)
                .map(remaining -> "  " + Quantities.duration(remaining) + " left")
                .orElse("");
    }

    @Override
    public void note(String sentence) {
        err.println(CLEAR_LINE + sentence);
        tick();
    }

    @Override
    public void close() {
        if (last != null) {
            last = null;
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
