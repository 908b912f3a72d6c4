package io.rhapsode.application.tools;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What this machine provides.
 *
 * @param home {@code RHAPSODE_HOME}
 * @param storage where objects are kept
 * @param ffmpeg directory of ffmpeg and ffprobe; found by itself where it is not given
 */
@ConfigurationProperties("rhapsode")
record ToolSettings(
        Path home, @Nullable Storage storage, @Nullable Path ffmpeg) {

    /** @param path {@code RHAPSODE_STORAGE_PATH}; inside the home directory where it is not given, shared by all nodes where there are several */
    record Storage(@Nullable Path path) {}

    Path objects() {
        return storage == null || storage.path() == null ? home.resolve("objects") : storage.path();
    }
}
