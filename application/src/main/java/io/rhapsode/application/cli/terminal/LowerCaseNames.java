package io.rhapsode.application.cli.terminal;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/** The values of an enum as they are typed; what a shell offers when it completes them. */
public abstract class LowerCaseNames implements Iterable<String> {

    private final Enum<?>[] values;

    protected LowerCaseNames(Enum<?>[] values) {
        this.values = values;
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .iterator();
    }
}
