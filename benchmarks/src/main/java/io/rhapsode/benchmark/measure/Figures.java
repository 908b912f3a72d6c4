package io.rhapsode.benchmark.measure;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The same figure of every round. */
public record Figures(List<Double> ofRounds) {

    public Figures {
        ofRounds = List.copyOf(ofRounds);
        if (ofRounds.isEmpty()) {
            throw new IllegalArgumentException("no round, no figure");
        }
    }

    public static <R> Figures of(List<R> rounds, ToDoubleFunction<R> figure) {
        return new Figures(rounds.stream().mapToDouble(figure).boxed().toList());
    }

    /** What one side has of the other, round by round: both saw the same machine. */
    public static <R> Figures ratios(List<R> ones, List<R> others, ToDoubleFunction<R> figure) {
        return new Figures(IntStream.range(0, ones.size())
                .mapToObj(round -> figure.applyAsDouble(ones.get(round)) / figure.applyAsDouble(others.get(round)))
                .toList());
    }

    public double median() {
        return quantile(0.5);
    }

    /** The value that this share of the rounds does not exceed, interpolated. */
    public double quantile(double share) {
        double[] sorted =
                ofRounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public double smallest() {
        return Arrays.stream(values()).min().orElseThrow();
    }

    public double largest() {
        return Arrays.stream(values()).max().orElseThrow();
    }

    private double[] values() {
        return ofRounds.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
