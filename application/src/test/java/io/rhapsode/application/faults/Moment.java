package io.rhapsode.application.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * When a server falls dead: right before or right after one step is durable.
 *
 * @param place where the step is taken: {@link #LOG}, {@link #TASK}, {@link #OBJECT}, or the name of an event processor
 * @param what the simple name of the event or task, or the first segment of the object's key
 * @param time which one of these in the life of the process, from 1
 * @param after whether the step is durable by then
 */
public record Moment(String place, String what, int time, boolean after) {

    /** The property that names the moment. */
    public static final String PROPERTY = "rhapsode.fault.moment";

    /** An event is appended; of several at once, all are. */
    public static final String LOG = "log";

    /** A task is begun, or its handler returns and it is about to be marked as done. */
    public static final String TASK = "task";

    /** Bytes of an object are being stored, or the object is. */
    public static final String OBJECT = "object";

    /** Both sides of the first of these steps. */
    public static Stream<Moment> around(String place, String what) {
        return around(place, what, 1);
    }

    /** Both sides of a step. */
    public static Stream<Moment> around(String place, String what, int time) {
        return Stream.of(new Moment(place, what, time, false), new Moment(place, what, time, true));
    }

    /** Behind a step: what is durable then is what is durable before the next one. */
    public static Stream<Moment> after(String place, String what) {
        return after(place, what, 1);
    }

    /** The same of a later one of these steps. */
    public static Stream<Moment> after(String place, String what, int time) {
        return Stream.of(new Moment(place, what, time, true));
    }

    static Moment parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        return new Moment(
                parts.get(0),
                parts.get(1),
                Integer.parseInt(parts.get(2)),
                parts.get(3).equals("after"));
    }

    @Override
    public String toString() {
        return place + ":" + what + ":" + time + ":" + (after ? "after" : "before");
    }
}
