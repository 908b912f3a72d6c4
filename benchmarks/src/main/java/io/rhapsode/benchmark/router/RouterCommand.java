package io.rhapsode.benchmark.router;

import static io.rhapsode.benchmark.measure.Table.cell;

import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.Gender;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.speech.VoiceStyle;
import io.rhapsode.worker.routing.domain.Demand;
import io.rhapsode.worker.routing.domain.Offer;
import io.rhapsode.worker.routing.domain.OfferedVoice;
import io.rhapsode.worker.routing.domain.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The figure of a decision: which provider and which voice, out of thousands. Beside it a single look at each voice, which is the least that a search of all of them takes. */
@Command(
        name = "router",
        header = "A decision among 8 providers with 2,000 voices each, beside one look at every voice.")
public final class RouterCommand implements Callable<Integer> {

    private static final int DECISIONS = 2_000;
    private static final double P99 = 0.99;
    private static final double NANOS_PER_MICRO = 1_000;

    @Mixin
    private final Rounds rounds = new Rounds();

    /** Microseconds of one decision. */
    private record Times(double median, double p99) {

        static Times of(List<Double> micros) {
            var figures = new Figures(micros);
            return new Times(figures.median(), figures.quantile(P99));
        }
    }

    @Override
    public Integer call() {
        System.out.printf("router, %d decisions a round: %s%n", DECISIONS, rounds.circumstances(rounds.warmUp()));
        Table table = new Table("µs of a decision", "a look at every voice", "Rhapsode", "p99", "ratio", "goal");
        var catalogues = new Catalogues();
        measure(table, "voices of 36 languages", catalogues.ofManyLanguages());
        measure(table, "all of them English", catalogues.ofOneLanguage());
        table.print(System.out);
        return 0;
    }

    private void measure(Table table, String what, List<List<OfferedVoice>> catalogues) {
        List<Offer> offers = Catalogues.offers(catalogues);
        List<Times> looks = new ArrayList<>();
        List<Times> ours = new ArrayList<>();
        for (int i = -rounds.warmUp(); i < rounds.measured(); i++) {
            var look = timed(number -> look(catalogues, number));
            var decision = timed(number -> decide(offers, number));
            if (i >= 0) {
                looks.add(look);
                ours.add(decision);
            }
        }
        table.row(
                what,
                cell(Figures.of(looks, Times::median), 1),
                cell(Figures.of(ours, Times::median), 1),
                cell(Figures.of(ours, Times::p99), 1),
                cell(Figures.ratios(ours, looks, Times::median), 2),
                "≤ 1,000");
    }

    /** Adds up what comes out, so that nothing can be left out. */
    private static Times timed(ToLongFunction<Integer> work) {
        List<Double> micros = new ArrayList<>(DECISIONS);
        long sum = 0;
        for (int number = 0; number < DECISIONS; number++) {
            long begun = System.nanoTime();
            sum += work.applyAsLong(number);
            micros.add((System.nanoTime() - begun) / NANOS_PER_MICRO);
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was found");
        }
        return Times.of(micros);
    }

    /** How many voices there are of a gender and a style. */
    private static long look(List<List<OfferedVoice>> catalogues, int number) {
        Gender gender = Gender.values()[number % 2];
        VoiceStyle style = VoiceStyle.values()[number % VoiceStyle.values().length];
        long found = 0;
        for (var voices : catalogues) {
            for (var voice : voices) {
                if (voice.gender() == gender && voice.traits().style() == style) {
                    found++;
                }
            }
        }
        return found;
    }

    private static long decide(List<Offer> offers, int number) {
        Routing table = Router.route(demand(number), offers);
        if (table.candidates().size() != Catalogues.PROVIDERS) {
            throw new IllegalStateException("somebody is missing");
        }
        return table.candidates().getLast().voice().value().length();
    }

    /** Every third names a voice; the others say what they want. */
    private static Demand demand(int number) {
        VoiceId named = number % 3 == 0
                ? new VoiceId("provider-" + number % Catalogues.PROVIDERS + ":voice-" + number % Catalogues.VOICES)
                : null;
        return new Demand(3_000, "en", order(named, number));
    }

    private static SpeechOrder order(@Nullable VoiceId named, int number) {
        return new SpeechOrder(
                named,
                null,
                new VoicePreferences(
                        Gender.values()[number % 2], null, VoiceStyle.values()[number % VoiceStyle.values().length]),
                new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
                new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
                SpeechSettings.DEFAULT);
    }
}
