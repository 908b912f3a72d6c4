package io.rhapsode.benchmark.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How often everything is done. */
public final class Rounds {

    private static final int FEWEST = 5;
    private static final int WARM_UP = 8;
    private static final int QUICK = 2;

    @Option(names = "--rounds", paramLabel = "N", description = "measured rounds, 5 or more (default: 5)")
    private @Nullable Integer rounds;

    @Option(names = "--quick", description = "two rounds after two, to try it out; no figures to quote")
    private boolean quick;

    public int measured() {
        return quick ? QUICK : Math.max(FEWEST, Objects.requireNonNullElse(rounds, FEWEST));
    }

    /** Rounds that are thrown away, in which the JVM compiles what is measured later. */
    public int warmUp() {
        return quick ? QUICK : WARM_UP;
    }

    public boolean quick() {
        return quick;
    }

    /** What a figure should be read with: the machine, and how busy it was. */
    public String circumstances(int warmUp) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "median (smallest–largest) of %d rounds after %d to warm up; %d processors, load %.1f, Java %s%s",
                measured(),
                warmUp,
                Runtime.getRuntime().availableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version().feature(),
                quick ? "; --quick: nothing to quote" : "");
    }
}
