package io.rhapsode.gateway.form;

import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters behind the question mark, and gathers what is wrong with them. Of a parameter that is given twice the first counts. */
public final class QueryParameters {

    private static final int MAX_LIMIT = 200;
    private static final int USUAL_LIMIT = 50;

    private final MultiValueMap<String, String> values;
    private final Faults faults = new Faults();

    public QueryParameters(MultiValueMap<String, String> values) {
        this.values = values;
    }

    /**
     * A value; empty as well where it is not understood, which {@link #refuse} then tells.
     *
     * @param detail what it must be
     */
    public <T> Optional<T> find(String name, Syntax<T> syntax, String detail) {
        String text = values.getFirst(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = understood(text, syntax);
        if (value.isEmpty()) {
            fault(name, detail);
        }
        return value;
    }

    /** The same of one that must be there. */
    public <T> Optional<T> require(String name, Syntax<T> syntax, String detail) {
        if (values.getFirst(name) == null) {
            fault(name, detail);
        }
        return find(name, syntax, detail);
    }

    private static <T> Optional<T> understood(String text, Syntax<T> syntax) {
        try {
            return Optional.ofNullable(syntax.read(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How many items of a list are wanted. */
    public int limit() {
        return find("limit", QueryParameters::limit, "must be a number between 1 and " + MAX_LIMIT)
                .orElse(USUAL_LIMIT);
    }

    private static @Nullable Integer limit(String text) {
        int limit = Integer.parseInt(text);
        return limit >= 1 && limit <= MAX_LIMIT ? limit : null;
    }

    /** Behind which item of a list, as the page before has said. */
    public @Nullable String cursor() {
        return values.getFirst("cursor");
    }

    /** A parameter that is wrong for a reason of its own. */
    public void fault(String name, String detail) {
        faults.add("/" + name, detail);
    }

    /** Ends the request if anything is wrong. */
    public void refuse() {
        faults.refuse();
    }
}
