package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One reading of all parts into one process. */
@Timeout(60)
class PassTest {

    private static final int RATE = 22_050;

    @TempDir
    Path directory;

    @Test
    void whatTheProcessHasWrittenCanStillBeReadWhenItHasEnded() throws Exception {
        Path ffmpeg = FfmpegBinaries.find(null, directory).ffmpeg();
        List<SpokenPart> parts = List.of(Sounds.part(Sounds.tone(RATE, 0.2, 0.1), 0));
        List<String> arguments = new ArrayList<>(Filters.pcmInput(Filters.PCM_16, RATE));
        arguments.addAll(List.of("-f", Filters.PCM_16, "pipe:1"));

        try (FfmpegProcess process = FfmpegProcess.start(ffmpeg, arguments)) {
            new Pass(process, new PartJoin(ffmpeg, parts, RATE, null), fraction -> {}).run();

            assertThat(process.output().readAllBytes()).hasSize(RATE / 5 * Short.BYTES);
        }
    }
}
