package io.rhapsode.application.cli.progress;

import java.time.Duration;
import java.util.Locale;

/** Amounts as people read them. */
public final class Quantities {

    private static final double HALF_A_SECOND_MS = 500;
    private static final double MICROS_PER_DOLLAR = 1_000_000;
    private static final int BYTES_PER_UNIT = 1000;
    private static final String[] BYTE_UNITS = {"bytes", "kB", "MB", "GB"};

    private Quantities() {}

    /** Minutes and seconds, with hours where there are any: 0:07, 18:04, 1:02:03. */
    public static String duration(Duration duration) {
        long seconds = (long) ((duration.toMillis() + HALF_A_SECOND_MS) / 1000);
        Duration rounded = Duration.ofSeconds(seconds);
        return rounded.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        rounded.toHours(),
                        rounded.toMinutesPart(),
                        rounded.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", rounded.toMinutes(), rounded.toSecondsPart());
    }

    /** In thousands, as file managers count: 712 bytes, 1.4 MB. */
    public static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= BYTES_PER_UNIT && unit < BYTE_UNITS.length - 1) {
            amount /= BYTES_PER_UNIT;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", amount, BYTE_UNITS[unit]);
    }

    /** 1,234,567. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String credits(long credits) {
        return number(credits) + (credits == 1 ? " credit" : " credits");
    }

    /** Dollars, to a tenth of a cent where it is little. */
    public static String dollars(long micros) {
        double dollars = micros / MICROS_PER_DOLLAR;
        return String.format(Locale.ROOT, dollars > 0 && dollars < 1 ? "$%.3f" : "$%.2f", dollars);
    }

    /** Whole percent, 100 only when nothing is left. */
    public static int percent(double fraction) {
        return (int) Math.floor(Math.clamp(fraction, 0, 1) * 100 + 1e-9);
    }

    public static String loudness(double lufs) {
        return String.format(Locale.ROOT, "%.1f LUFS", lufs);
    }
}
