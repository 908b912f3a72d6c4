package io.rhapsode.saga.quarantine;

import io.rhapsode.events.RejectedException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/** Why an event could not be handled. */
record Failure(Throwable thrown) {

    /** Causes that are looked at; a chain may be longer only if it runs in a circle. */
    private static final int DEPTH = 20;

    private static final String OUR_CODE = "io.rhapsode.";

    /** SQLState classes: connection lost, operator intervention, resources exhausted, transaction rolled back. */
    private static final Set<String> PASSING_STATES = Set.of("08", "57", "53", "40");

    /** Whether it says nothing about the event: the same one may well be handled a moment later. */
    boolean isInfrastructure() {
        return chain().anyMatch(Failure::passes);
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SQLTransientException _, SQLRecoverableException _ -> true;
            case SQLException sql -> PASSING_STATES.contains(stateClass(sql.getSQLState()));
            case AxonTransientException _, CommandDispatchException _ -> true;
            case TimeoutException _, InterruptedException _, OutOfMemoryError _ -> true;
            default -> false;
        };
    }

    private static String stateClass(@Nullable String state) {
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }

    /** The exceptions by class, outermost first, without their messages. */
    String description() {
        return chain().map(Failure::describe).collect(Collectors.joining(" < "));
    }

    private static String describe(Throwable cause) {
        String code = switch (cause) {
            case RejectedException refusal -> "(" + refusal.rejection().code() + ")";
            case SQLException sql -> "(" + sql.getSQLState() + ")";
            default -> "";
        };
        String place = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OUR_CODE))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return cause.getClass().getName() + code + place;
    }

    private Stream<Throwable> chain() {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH);
    }
}
