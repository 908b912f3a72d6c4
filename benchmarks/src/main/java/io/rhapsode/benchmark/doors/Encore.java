package io.rhapsode.benchmark.doors;

import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Resources;
import java.util.ArrayList;
import java.util.List;

/**
 * One round in which the same text is asked for again and again, and is spoken no more.
 *
 * @param perSecond answers, by all clients together
 * @param finishedPerSecond generations, charged and with their files
 * @param millis median to the first byte of sound
 * @param server processor seconds of ours and PostgreSQL's for 1,000 generations, until everything is over
 * @param programs the same of ffmpeg
 */
record Encore(double perSecond, double finishedPerSecond, double millis, double server, double programs) {

    private static final String FORMAT = "pcm";

    /** @param times that each client asks, one after the other */
    static Encore of(Door door, Resources resources, String line, int clients, int times) throws Exception {
        List<Client.Heard> heard = new ArrayList<>();
        Resources.Processors before = resources.processors();
        long begun = System.nanoTime();
        long answered;
        try (Crowd crowd = door.ours(clients)) {
            crowd.together((client, place) -> {
                        List<Client.Heard> own = new ArrayList<>();
                        for (int i = 0; i < times; i++) {
                            own.add(client.ask(line, FORMAT));
                        }
                        return own;
                    })
                    .forEach(heard::addAll);
            answered = System.nanoTime();
        }
        door.prove(heard, 1);
        long over = System.nanoTime();
        Resources.Usage used = resources.processors().since(before);
        door.wasNotAsked(line);
        double thousands = heard.size() / 1e3;
        return new Encore(
                heard.size() / ((answered - begun) / 1e9),
                heard.size() / ((over - begun) / 1e9),
                new Figures(heard.stream().map(Client.Heard::millis).toList()).median(),
                used.both() / thousands,
                used.programs() / thousands);
    }
}
