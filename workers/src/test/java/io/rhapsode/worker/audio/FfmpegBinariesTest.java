package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which programs are used, and what is said when there are none. */
class FfmpegBinariesTest {

    @TempDir
    Path directory;

    private Path program(String name, String script) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theInstalledOnesAreFoundOnThePath() {
        FfmpegBinaries found = FfmpegBinaries.find(null, directory);

        assertThat(found.ffmpeg()).isExecutable().isAbsolute();
        assertThat(found.ffprobe()).isExecutable().isAbsolute();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatIsConfiguredIsUsedOrNothing() {
        assertThatThrownBy(() -> FfmpegBinaries.find(directory, directory))
                .isInstanceOfSatisfying(
                        AudioException.class,
                        failure -> assertThat(failure.code()).isEqualTo(AudioException.Code.TOOL_MISSING))
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("does not run");
    }

    @Test
    void aBuildThatLacksAnEncoderIsPassedOver() throws IOException {
        program("ffmpeg", "echo ' A..... aac  AAC'");
        List<String> tried = new ArrayList<>();

        assertThat(FfmpegBinaries.onPath(directory + ":/nowhere", tried)).isEmpty();
        assertThat(tried).first().asString().contains("has no encoder libmp3lame");
        assertThat(FfmpegBinaries.onPath(directory + ":" + System.getenv("PATH"), tried))
                .isPresent();
    }

    @Test
    void aBuildThatIsTooOldIsPassedOver() throws IOException {
        program("ffmpeg", "echo ' A x libmp3lame x libopus x aac x flac x pcm_s16le x'");
        List<String> tried = new ArrayList<>();

        assertThat(FfmpegBinaries.onPath(directory.toString(), tried)).isEmpty();
        assertThat(tried).first().asString().contains("older than 5.1");
    }

    @Test
    void theBundledBuildIsUnpackedOnceAndRuns() throws Exception {
        Path first = BundledFfmpeg.unpackedInto(directory).orElseThrow();
        Path second = BundledFfmpeg.unpackedInto(directory).orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(directory).isDirectoryNotContaining("glob:**unpacking*");
        assertThat(FfmpegBinaries.find(first, directory).ffmpeg()).isEqualTo(first.resolve("ffmpeg"));
    }
}
