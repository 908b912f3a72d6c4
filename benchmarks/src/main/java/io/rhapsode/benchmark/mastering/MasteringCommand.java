package io.rhapsode.benchmark.mastering;

import static io.rhapsode.benchmark.measure.Table.cell;

import com.zaxxer.hikari.HikariDataSource;
import io.rhapsode.benchmark.mastering.Ours.Mastered;
import io.rhapsode.benchmark.measure.Figures;
import io.rhapsode.benchmark.measure.Resources;
import io.rhapsode.benchmark.measure.Rounds;
import io.rhapsode.benchmark.measure.Table;
import io.rhapsode.benchmark.server.Prose;
import io.rhapsode.benchmark.server.ScratchServer;
import io.rhapsode.benchmark.server.Voices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The figure of a long text: spoken, joined, normalised, encoded and measured by us, beside spoken and encoded by hand; each round does both. */
@Command(
        name = "mastering",
        header =
                "A long text by the local voice, normalised and measured, beside two espeak-ng and one ffmpeg without either.")
public final class MasteringCommand implements Callable<Integer> {

    private static final int WARM_UP = 1;

    /** How many times as long the text is as the one whose memory is compared with. */
    private static final int LONGER = 4;

    @Mixin
    private final Rounds rounds = new Rounds();

    @Option(
            names = "--characters",
            paramLabel = "N",
            description = "length of the text (default: 40000, some forty minutes; 500000 is a book of eight hours)")
    private int characters = 40_000;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: MP3)")
    private Format format = Format.MP3;

    @Override
    public Integer call() throws Exception {
        List<Work> hand = new ArrayList<>();
        List<Mastered> ours = new ArrayList<>();
        List<Mastered> quarters = new ArrayList<>();
        try (ScratchServer server = ScratchServer.start(Set.of(Voices.LOCAL), Map.of());
                HikariDataSource own = server.connections(1)) {
            Ours master = new Ours(server, new Resources(server.postmaster(), own, List.of()), format);
            Path work = server.work("mastering");
            int text = 0;
            for (int i = 0; i < WARM_UP; i++) {
                master.master(Prose.paragraphs(characters, text++));
            }
            for (int i = 0; i < rounds.measured(); i++) {
                List<String> paragraphs = Prose.paragraphs(characters, text++); // nothing of it was spoken before
                hand.add(ByHand.master(paragraphs, format, work));
                ours.add(master.master(paragraphs));
                quarters.add(master.master(Prose.paragraphs(characters / LONGER, text++)));
            }
        }
        print(hand, ours, quarters);
        return 0;
    }

    private void print(List<Work> hand, List<Mastered> ours, List<Mastered> quarters) {
        System.out.printf("mastering, %,d characters, %s: %s%n", characters, format, rounds.circumstances(WARM_UP));
        List<Work> works = ours.stream().map(Mastered::work).toList();
        Table table = new Table("", "by hand", "Rhapsode", "ratio", "goal");
        row(table, "s in all", hand, works, Work::seconds, "≤ 1.05, aim for 0.5");
        row(table, "CPU-s", hand, works, Work::processorSeconds, "");
        row(table, "  of espeak-ng and ffmpeg", hand, works, Work::programSeconds, "");
        row(table, "s after the last word: by hand, its encoding", hand, works, Work::afterSpeech, "≤ 0.05");
        row(table, "s of audio", hand, works, Work::audioSeconds, "");
        table.print(System.out);

        new Table("as ffmpeg hears it", "Rhapsode", "goal")
                .row("LUFS", cell(Figures.of(ours, one -> one.heard().loudness()), 1), "-19")
                .row(
                        "dBFS of the highest sample",
                        cell(Figures.of(ours, one -> one.heard().peak()), 1),
                        "≤ -3")
                .row("samples too many or missing", "0, or the round would have failed", "0")
                .print(System.out);

        Table memory = new Table(
                "MB of this process, at most",
                "%,d characters".formatted(characters / LONGER),
                "%,d characters".formatted(characters),
                "growth",
                "goal");
        memory(
                memory,
                "heap after a collection",
                quarters,
                ours,
                one -> one.peak().kept());
        memory(memory, "resident", quarters, ours, one -> one.peak().resident());
        memory.print(System.out);
    }

    private static void row(
            Table table, String name, List<Work> hand, List<Work> ours, ToDoubleFunction<Work> figure, String goal) {
        table.row(
                name,
                cell(Figures.of(hand, figure), 1),
                cell(Figures.of(ours, figure), 1),
                cell(Figures.ratios(ours, hand, figure), 2),
                goal);
    }

    private static void memory(
            Table table, String name, List<Mastered> quarters, List<Mastered> ours, ToDoubleFunction<Mastered> figure) {
        table.row(
                name,
                cell(Figures.of(quarters, figure), 0),
                cell(Figures.of(ours, figure), 0),
                cell(Figures.ratios(ours, quarters, figure), 2),
                "flat");
    }
}
