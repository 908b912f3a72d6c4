package io.rhapsode.application.cli.doctor;

import io.rhapsode.worker.audio.FfmpegBinaries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The programs that make audio: ffmpeg and ffprobe, tried as the server tries them, and espeak-ng. */
final class ToolsExamination implements Examination {

    private static final String INSTALL = "Install ffmpeg 5.1 or later (bin/setup does, where it may), "
            + "or name the directory of both programs with RHAPSODE_FFMPEG.";

    private final Installation installation;

    ToolsExamination(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>(ffmpeg());
        findings.add(espeak());
        return findings;
    }

    private List<Finding> ffmpeg() {
        @Nullable
        Path named =
                installation.variable("RHAPSODE_FFMPEG").map(installation::path).orElse(null);
        List<String> tried = new ArrayList<>();
        Optional<FfmpegBinaries> installed = FfmpegBinaries.installed(named, tried);
        if (installed.isPresent()) {
            return List.of(
                    program("ffmpeg", installed.get().ffmpeg()),
                    program("ffprobe", installed.get().ffprobe()));
        }
        String lack = "none that will do; tried: " + String.join("; ", tried);
        if (named == null && FfmpegBinaries.areBundled()) {
            return List.of(Finding.ok("ffmpeg", lack + ". The build from the jar is used"));
        }
        return List.of(Finding.fail("ffmpeg", lack, INSTALL));
    }

    private static Finding program(String name, Path place) {
        return Program.firstLine(place, "-version")
                .map(line -> Finding.ok(
                        name, line.replaceFirst("^\\S+ version ", "").replaceFirst(" Copyright.*", "") + ", " + place))
                .orElseGet(() -> Finding.fail(name, place + " does not run", INSTALL));
    }

    /** Whether it is needed is the providers' question. */
    private static Finding espeak() {
        return Program.onPath("espeak-ng")
                .flatMap(place -> Program.firstLine(place, "--version")
                        .map(line -> Finding.ok("espeak-ng", line.replaceFirst(" +Data at:.*", "") + ", " + place)))
                .orElseGet(() -> Finding.warn(
                        "espeak-ng",
                        "missing, or does not run",
                        "There is no local voice without it: bin/setup installs it, where it may."));
    }
}
