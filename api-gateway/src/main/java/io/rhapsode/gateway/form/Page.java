package io.rhapsode.gateway.form;

import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param nextCursor where the next part begins; null behind the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** A page of what is shown of each item. */
    public static <V, T> Page<T> of(List<V> views, Function<V, T> shown, @Nullable String nextCursor) {
        return new Page<>(views.stream().map(shown).toList(), nextCursor);
    }

    /** The answer to a cursor that no page has told. */
    public static ProblemException cursorInvalid(IllegalArgumentException notUnderstood) {
        return new ProblemException(
                ProblemType.CURSOR_INVALID,
                "Take the nextCursor of a page as it is.",
                List.of(new InvalidField("/cursor", "is not understood")));
    }
}
