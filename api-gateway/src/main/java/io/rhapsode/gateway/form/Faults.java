package io.rhapsode.gateway.form;

import io.rhapsode.gateway.problem.InvalidField;
import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with one request. */
public final class Faults {

    /** What is told of one request; nobody reads more. */
    private static final int MAX = 100;

    private final List<Fault> found = new ArrayList<>();

    /** A value that is not what it should be. */
    public void add(String pointer, String detail) {
        add(ProblemType.VALIDATION_FAILED, pointer, detail);
    }

    /** A value that is a problem of a kind of its own. */
    public void add(ProblemType type, String pointer, String detail) {
        if (found.size() < MAX) {
            found.add(new Fault(type, new InvalidField(pointer, detail)));
        }
    }

    /** Ends the request if anything is wrong: with the problem of the one fault, or of the gravest of several. */
    public void refuse() {
        found.stream().map(Fault::type).min(Comparator.comparing(Faults::rank)).ifPresent(type -> {
            String detail = found.size() == 1
                    ? found.getFirst().field().pointer() + " "
                            + found.getFirst().field().detail()
                    : found.size() + " values are not as they should be.";
            throw new ProblemException(
                    type, detail, found.stream().map(Fault::field).toList());
        });
    }

    /** What a caller must know first: a text that is refused; then what is simply wrong; last what cannot be had yet. */
    private static int rank(ProblemType type) {
        return switch (type) {
            case TEXT_TOO_LONG -> 0;
            case TEXT_INVALID -> 1;
            case TEXT_EMPTY -> 2;
            case NOT_AVAILABLE_YET -> 4;
            default -> 3;
        };
    }

    private record Fault(ProblemType type, InvalidField field) {}
}
