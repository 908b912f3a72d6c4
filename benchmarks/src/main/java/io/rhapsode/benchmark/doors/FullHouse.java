package io.rhapsode.benchmark.doors;

import io.rhapsode.benchmark.measure.Memory;
import java.util.List;

/**
 * One round of streams that are open and sounding at once, in the middle of their texts.
 *
 * @param heap kilobytes of the server for each, after a collection
 * @param resident megabytes of the server's process with all of them
 * @param programs megabytes of the encoders for each, what they share counted once
 */
record FullHouse(double heap, double resident, double programs) {

    private static final String FORMAT = "mp3";
    private static final double KILOBYTES = 1024;

    /** For what has begun to come to rest. */
    private static final long REST_MILLIS = 1_000;

    static FullHouse of(Door door, SpeechService service, int streams) throws Exception {
        List<String> texts = door.lines(streams).stream()
                .map(line -> line + " " + service.keptBack())
                .toList();
        service.holdBack();
        try (Crowd crowd = door.ours(streams)) {
            double without = Memory.heapMegabytes();
            List<Client.Listening> open = crowd.together((client, place) -> client.begin(texts.get(place), FORMAT));
            Thread.sleep(REST_MILLIS);
            if (service.waiting() < streams) {
                throw new IllegalStateException(
                        "only " + service.waiting() + " streams are in the midst of their texts");
            }
            double with = Memory.heapMegabytes();
            double resident = Memory.resident(ProcessHandle.current().pid());
            double programs = ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                    .mapToDouble(Memory::share)
                    .sum();
            service.letGo();
            door.prove(crowd.together((client, place) -> open.get(place).toTheEnd()), 2);
            door.forget();
            return new FullHouse((with - without) * KILOBYTES / streams, resident, programs / streams);
        }
    }
}
