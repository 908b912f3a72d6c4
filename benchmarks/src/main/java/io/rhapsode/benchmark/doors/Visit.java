package io.rhapsode.benchmark.doors;

import io.rhapsode.benchmark.measure.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One round of clients who ask at once: the service, and then us. Medians in milliseconds.
 *
 * @param direct from the request to the first byte of the service's sound
 * @param ours the same through our door
 * @param steps of ours
 */
record Visit(double direct, double ours, Map<Step, Double> steps) {

    /** @param times one after the other, each when everything of the one before is over */
    static Visit of(Door door, int clients, int times, String format) throws Exception {
        List<Double> direct = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Map<Step, Double>> steps = new ArrayList<>();
        try (Crowd service = door.direct(clients);
                Crowd us = door.ours(clients)) {
            for (int i = 0; i < times; i++) {
                List<String> lines = door.lines(clients);
                service.together((client, place) -> client.ask(lines.get(place), format))
                        .forEach(heard -> direct.add(heard.millis()));
                List<Client.Heard> heard = us.together((client, place) -> client.ask(lines.get(place), format));
                door.prove(heard, 1);
                for (Client.Heard one : heard) {
                    ours.add(one.millis());
                    steps.add(door.steps(one));
                }
            }
        }
        return new Visit(median(direct), median(ours), medians(steps));
    }

    double overhead() {
        return ours - direct;
    }

    double step(Step step) {
        return steps.getOrDefault(step, 0.0);
    }

    private static Map<Step, Double> medians(List<Map<Step, Double>> all) {
        Map<Step, Double> medians = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            medians.put(
                    step,
                    median(all.stream().map(one -> one.getOrDefault(step, 0.0)).toList()));
        }
        return medians;
    }

    private static double median(List<Double> millis) {
        return new Figures(millis).median();
    }
}
