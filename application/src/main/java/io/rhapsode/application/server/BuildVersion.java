package io.rhapsode.application.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version this program was built as. */
public final class BuildVersion {

    private static final String WRITTEN_BY_THE_BUILD = "/META-INF/build-info.properties";

    private BuildVersion() {}

    public static String get() {
        try (InputStream file = BuildVersion.class.getResourceAsStream(WRITTEN_BY_THE_BUILD)) {
            Properties build = new Properties();
            if (file != null) {
                build.load(file);
            }
            return build.getProperty("build.version", "development");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
