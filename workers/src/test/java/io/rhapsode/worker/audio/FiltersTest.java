package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How ffmpeg is told to read our samples. */
class FiltersTest {

    @Test
    void packetsAreKeptOfSamplesWithTagsBesideThemAndOfNoOthers(@TempDir Path directory) throws Exception {
        try (TagFile tags = TagFile.write(directory, new MasterSpec.Tags("A title", "en", "AI-generated speech"))) {
            List<String> beside = Filters.pcmInput(Filters.PCM_16, 44_100, tags);
            List<String> alone = Filters.pcmInput(Filters.PCM_16, 44_100);

            assertThat(beside).startsWith("-thread_queue_size", "512").containsSequence(alone);
            assertThat(beside.subList(2 + alone.size(), beside.size())).isEqualTo(tags.input());
            assertThat(alone).doesNotContain("-thread_queue_size");
        }
    }
}
